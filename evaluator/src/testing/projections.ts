import { type Context, projectRuleset, type Ruleset } from '../index.js';
import { type Decided, type Decision, decideAll, loadProjection, type Projection } from '../projection/index.js';
import { createSha256 } from '../projection/sha256.js';
import { aRuleset } from './builders.js';
import type { SomeEnvironment } from './environments.js';

const salt = 'a salt';

const encoder = new TextEncoder();
const hash = createSha256();

export const utf8 = (text: string) => encoder.encode(text);

function pseudonym(attribute: string, text: string): string {
  return hash(utf8(`${salt}\0${attribute}\0${text}`));
}

/** What client keys would receive. */
export function documentOf(ruleset: Ruleset, publicAttributes: Iterable<string> = [], version = 1): Projection {
  const flags = projectRuleset(ruleset, { publicAttributes: new Set(publicAttributes), pseudonym });
  return JSON.parse(JSON.stringify({ format: 1, version, digest: 'd', salt, flags }));
}

export function documentOfEnvironment(environment: SomeEnvironment, version = 1): Projection {
  return documentOf(aRuleset(environment.flags, environment.segments), environment.publicAttributes, version);
}

export function load(document: unknown): Projection {
  const projection = loadProjection(document);
  if (projection === undefined) throw new RangeError('It did not load.');
  return projection;
}

/** As a page decides. */
export function decideOnPage(
  projection: Projection,
  context: Context,
  answers: ReadonlyMap<string, Decision>,
): Decided {
  return decideAll(projection, context, answers, utf8);
}
