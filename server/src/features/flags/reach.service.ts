import { setImmediate } from 'node:timers/promises';
import type { Context } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { checkFlagWrite } from '../../definitions/write-checks.js';
import { notFound } from '../../errors.js';
import type { World } from '../../world.js';
import { patchedBy } from './config.patch.js';
import { type ConfigPath, readConfig } from './configs.store.js';
import { settingsOf, wireFlag } from './flag.rows.js';
import { type Around, countReach } from './reach.count.js';
import type { Reach } from './reach.schema.js';

export interface ReachDeps {
  readonly sql: Sql;
  readonly world: Pick<World, 'now'>;
  /** Everything that decides the environment's flags. */
  readonly readAround: (environmentId: number) => Promise<Around | undefined>;
  /** Undefined where the environment keeps no sample. */
  readonly readSamples: (environmentId: number) => Promise<readonly Context[] | undefined>;
}

export type ReachService = ReturnType<typeof createReachService>;

export function createReachService({ sql, world, readAround, readSamples }: ReachDeps) {
  return {
    async reach(path: ConfigPath, settings: Partial<SettingsPatch>): Promise<Reach> {
      const row = await readConfig(sql, path);
      const around = row && (await readAround(row.environmentId));
      if (row === undefined || around === undefined) throw missing(path);
      const flag = wireFlag(row, patchedBy(settings)(row, settingsOf(row)));
      checkFlagWrite(flag);
      const contexts = await readSamples(row.environmentId);
      if (contexts === undefined) return unknown(sampleOff(path));
      if (contexts.length === 0) return unknown(nothingSeen);
      const breathe = async () => void (await setImmediate());
      return await countReach(around, flag, contexts, { now: world.now, breathe });
    },
  };
}

function unknown(how: string): Reach {
  return { unknown: true, how };
}

function sampleOff({ environment }: ConfigPath): string {
  return (
    `The environment "${environment}" keeps no sample of contexts. Switch \`sampleContexts\` on: SDKs then send a small ` +
    "part of what they are asked for, kept for 7 days, without the project's private attributes."
  );
}

const nothingSeen =
  'No context was seen yet. SDKs for servers send a sample with their reports, within minutes of being asked for flags.';

function missing({ project, environment, flag }: ConfigPath) {
  return notFound('flag in an environment', `${project}/${flag}/${environment}`);
}
