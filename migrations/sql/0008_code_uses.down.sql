drop table code_uses;
drop table code_repositories;
