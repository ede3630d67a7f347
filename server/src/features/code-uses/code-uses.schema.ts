import { type Static, Type } from '@sinclair/typebox';
import { Key, strictObject, Time } from '../../http/schemas.js';
import { highestLine, longestExcerpt, longestPath, mostUses, type UseKind } from './code-use.model.js';

const RepositoryName = Type.String({
  pattern: '^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$',
  description: 'What the code base is called here: letters, digits, `.`, `_`, `-`; at most 100.',
});
const Revision = Type.String({
  pattern: '^[a-zA-Z0-9][a-zA-Z0-9._/+-]{0,99}$',
  description: 'Of the code that was scanned, such as a commit.',
});
const UrlTemplate = Type.Union([Type.String({ minLength: 1, maxLength: 500 }), Type.Null()], {
  description:
    'Where people find the code: an https address with `{path}`, `{line}` and `{revision}` behind its host. Where it is missing the one before stays; null takes it away.',
});
const Path = Type.String({
  minLength: 1,
  maxLength: longestPath,
  pattern: '^(?!/)(?![\\s\\S]*(?:^|/)\\.{1,2}(?:/|$))[\\s\\S]+$',
  description: 'From the root of the code base, with `/`.',
});
const Line = Type.Integer({ minimum: 1, maximum: highestLine });
const Kind = Type.Unsafe<UseKind>({
  type: 'string',
  enum: ['evaluation', 'mention'],
  description: '`evaluation`: the code asks what the flag serves. `mention`: its key stands there for another reason.',
});
const Excerpt = Type.String({ maxLength: longestExcerpt, description: 'The line, or a part of it.' });

export const repositoryParams = { repository: RepositoryName };

export const NewCodeUses = strictObject({
  revision: Type.Optional(Type.Union([Revision, Type.Null()])),
  urlTemplate: Type.Optional(UrlTemplate),
  uses: Type.Array(strictObject({ flag: Key, path: Path, line: Line, kind: Kind, excerpt: Type.Optional(Excerpt) }), {
    maxItems: mostUses,
    description: 'All that the code base has: what it had before is replaced.',
  }),
});
export type NewCodeUses = Static<typeof NewCodeUses>;

export const RepositoryView = Type.Object({
  name: RepositoryName,
  revision: Type.Union([Type.String(), Type.Null()]),
  urlTemplate: UrlTemplate,
  scannedAt: Time,
  uses: Type.Integer({ description: 'How many there are.' }),
  flags: Type.Integer({ description: 'How many flags it uses.' }),
});
export type RepositoryView = Static<typeof RepositoryView>;

export const CodeUseView = Type.Object({
  repository: RepositoryName,
  revision: Type.Union([Type.String(), Type.Null()]),
  scannedAt: Time,
  path: Type.String(),
  line: Line,
  kind: Kind,
  excerpt: Type.Union([Type.String(), Type.Null()]),
  url: Type.Union([Type.String(), Type.Null()], { description: 'Where people find the line.' }),
});
export type CodeUseView = Static<typeof CodeUseView>;
