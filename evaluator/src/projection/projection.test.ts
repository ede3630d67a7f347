import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, evaluate, projectRuleset, type Ruleset } from '../index.js';
import { aRuleset } from '../testing/builders.js';
import { type SomeEnvironment, someContext, someEnvironment, someLooseEnvironment } from '../testing/environments.js';
import { type Decision, decideAll, loadProjection, type Projection, projectionDocument } from './index.js';

const salt = 'a salt';

function pseudonym(attribute: string, text: string): string {
  return createHash('sha256').update(`${salt}\0${attribute}\0${text}`).digest('hex').slice(0, 32);
}

function project(ruleset: Ruleset, { publicAttributes }: SomeEnvironment): Projection {
  const parts = projectRuleset(ruleset, { publicAttributes, pseudonym });
  const document = JSON.parse(JSON.stringify({ format: 1, version: 1, digest: 'd', salt, ...parts }));
  const projection = loadProjection(document);
  if (projection === undefined) throw new RangeError('It did not load.');
  return projection;
}

function decidedByServer(ruleset: Ruleset, projection: Projection, context: Context): Map<string, Decision> {
  const keys = projectionDocument(projection).flags.filter((flag) => 'server' in flag).map(({ key }) => key);
  return new Map(keys.map((key) => [key, evaluate(ruleset, key, context, null)]));
}

function expectAgreement(environment: SomeEnvironment, context: Context): void {
  const ruleset = aRuleset(environment.flags, environment.segments);
  const projection = project(ruleset, environment);
  const decided = decideAll(projection, context, decidedByServer(ruleset, projection, context));
  const visible = environment.flags
    .filter((flag) => flag.clientVisible)
    .map(({ key }) => [key, evaluate(ruleset, key, context, null)]);
  expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(visible));
}

describe('the projection', () => {
  it('comes to what the whole ruleset comes to, for every flag that is visible and every context', () => {
    fc.assert(
      fc.property(someEnvironment, fc.array(someContext, { minLength: 1, maxLength: 4 }), (environment, contexts) => {
        for (const context of contexts) expectAgreement(environment, context);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to the same where flags stand behind themselves', () => {
    fc.assert(fc.property(someLooseEnvironment, someContext, expectAgreement), { numRuns: 500 });
  });
});
