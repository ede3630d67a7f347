import { expect, it } from 'vitest';
import { isDatabaseUrl, namedHosts } from './database-hosts.js';

const hosts = (text: string) => {
  const { url, choice } = namedHosts(text);
  const seen = [];
  for (let attempt = 0; choice !== undefined && attempt < 3; attempt += 1) {
    seen.push(`${choice.current.host} ${choice.current.port}`);
    choice.failed(choice.current);
  }
  return [url, ...seen];
};

it.each([
  ['postgres://u:p@a:1,b:2/name', ['postgres://u:p@a:1/name', 'a 1', 'b 2', 'a 1']],
  ['postgresql://a,[::1]:7/name?sslmode=require', ['postgresql://a/name?sslmode=require', 'a 5432', '::1 7', 'a 5432']],
  ['postgres://a,b/n?target_session_attrs=read-write', ['postgres://a/n', 'a 5432', 'b 5432', 'a 5432']],
  ['postgres://a,b/n?target_session_attrs=any&ssl=true', ['postgres://a/n?ssl=true', 'a 5432', 'b 5432', 'a 5432']],
  ['postgres://u:p%40@a:1/name', ['postgres://u:p%40@a:1/name']],
])('reads %s', (text, expected) => {
  expect([isDatabaseUrl(text), hosts(text)]).toEqual([true, expected]);
});

it.each(['postgres://a,/n', 'postgres://a:x,b/n', 'postgres://a,b:99999/n', 'mysql://a/n', 'a,b', ''])(
  'does not take %j',
  (text) => {
    expect(isDatabaseUrl(text)).toBe(false);
  },
);

it('moves on once, however many fail at the same server', () => {
  const { choice } = namedHosts('postgres://a,b,c/n');
  const first = choice?.current;
  for (let time = 0; time < 5 && first !== undefined; time += 1) choice?.failed(first);
  expect(choice?.current.host).toBe('b');
});
