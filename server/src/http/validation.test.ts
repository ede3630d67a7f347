import { Type } from '@sinclair/typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createValidation, type Validation } from './validation.js';

const name = Type.Object({ name: Type.String({ minLength: 3 }) });

interface Given {
  readonly app: FastifyInstance;
  readonly validation: Validation;
}

async function aValidatedApp(): Promise<Given> {
  const validation = createValidation();
  const app = Fastify({ schemaController: { compilersFactory: validation.compilersFactory } });
  for (const path of ['/sdk/one', '/sdk/two', '/api/one'])
    app.register((plugin, _options, done) => {
      plugin.post(path, { schema: { body: name } }, () => 'taken');
      done();
    });
  await app.ready();
  return { app, validation };
}

/** How many are left, by compiling them. */
function leftOf(validation: Validation): number {
  let left = 0;
  while (validation.compileNext()) left += 1;
  return left;
}

async function answers({ app }: Given, path: string): Promise<readonly number[]> {
  const ask = async (given: string) =>
    (await app.inject({ method: 'POST', url: path, payload: { name: given } })).statusCode;
  return [await ask('x'), await ask('long enough')];
}

describe('a validator', () => {
  it('is compiled by the first request that needs it', async () => {
    const given = await aValidatedApp();
    expect(await answers(given, '/sdk/one')).toEqual([400, 200]);
    expect(leftOf(given.validation)).toBe(2);
  });

  it('is compiled before, where there was time, and judges alike', async () => {
    const given = await aValidatedApp();
    given.validation.compile('/sdk/');
    expect(leftOf(given.validation)).toBe(1);
    for (const path of ['/sdk/one', '/sdk/two', '/api/one']) expect(await answers(given, path)).toEqual([400, 200]);
  });
});
