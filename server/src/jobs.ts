import { coalesced } from './async.js';
import type { Database, Sql } from './database/database.js';
import type { Logger } from './logging.js';
import type { Cancel, World } from './world.js';

/** Something to be done now and then by one node at a time, in steps short enough for one transaction. */
export interface Job {
  readonly name: string;
  readonly periodMs: number;
  /** Answers whether there is more to do. */
  step(sql: Sql): Promise<boolean>;
}

export interface JobDeps {
  readonly database: Database;
  readonly world: World;
  readonly logger: Logger;
}

const maxSteps = 100;

/** Starts at a moment of its own within the period, so that nodes started together do not knock together. */
export function startJobs(jobs: readonly Job[], deps: JobDeps): Cancel {
  const cancels = jobs.map((job) => {
    const run = coalesced(() => runJob(job, deps));
    const cancelFirst = deps.world.after(deps.world.random() * Math.min(job.periodMs, 60_000), () => void run());
    const cancelRest = deps.world.every(job.periodMs, () => void run());
    return () => {
      cancelFirst();
      cancelRest();
    };
  });
  return () => {
    for (const cancel of cancels) cancel();
  };
}

/** Never rejects: what failed is tried again at the next turn. */
export async function runJob(job: Job, { database, logger }: Omit<JobDeps, 'world'>): Promise<void> {
  try {
    let steps = 0;
    while (steps < maxSteps && (await runStep(job, database))) steps += 1;
  } catch (error) {
    logger.warn({ err: error, job: job.name }, 'a job failed; it is tried again at its next turn');
  }
}

function runStep(job: Job, database: Database): Promise<boolean> {
  return database.transaction(async ({ sql }) => {
    const [lock] = await sql<{ isMine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('guidon job'), hashtext(${job.name})) as "isMine"`;
    return lock?.isMine === true && (await job.step(sql));
  });
}
