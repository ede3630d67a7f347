import { within } from '../../async.js';
import type { World } from '../../world.js';

/** One thing that this server leans on. */
export interface Dependency {
  readonly name: string;
  /** Without it the server is slower, and neither unready nor ill. */
  readonly isOptional?: boolean;
  /** Rejects, with a message for the public, where it is not well. */
  check(): Promise<void>;
}

export interface CheckResult {
  readonly name: string;
  readonly isWell: boolean;
  readonly isOptional?: boolean;
  readonly latencyMs: number;
  readonly detail?: string;
}

const checkTimeoutMs = 2_000;

export type RunChecks = () => Promise<readonly CheckResult[]>;

/** However many ask at a time, each dependency is asked once: the probes are open to all. */
export function sharedChecks(dependencies: readonly Dependency[], world: World): RunChecks {
  let running: Promise<readonly CheckResult[]> | undefined;
  return () => {
    running ??= Promise.all(dependencies.map((dependency) => runCheck(dependency, world))).finally(() => {
      running = undefined;
    });
    return running;
  };
}

const promptMs = 250;

/**
 * The same for those who probe and give up after a second or two: what is known by then. A database that hangs would else
 * fail the probes of every node, and take them all out of the load balancer.
 */
export function promptChecks(checks: RunChecks, world: World): RunChecks {
  let latest: readonly CheckResult[] | undefined;
  return async () => {
    const running = checks().then((results) => {
      latest = results;
      return results;
    });
    const known = latest;
    return known === undefined ? await running : await within(world, promptMs, running).catch(() => known);
  };
}

async function runCheck({ name, isOptional = false, check }: Dependency, world: World): Promise<CheckResult> {
  const begunAt = world.now();
  const failure = await within(world, checkTimeoutMs, check()).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : 'failed'),
  );
  const latencyMs = Math.round((world.now() - begunAt) * 10) / 10;
  return {
    name,
    isWell: failure === undefined,
    isOptional,
    latencyMs,
    ...(failure !== undefined && { detail: failure }),
  };
}

export type Readiness = 'starting' | 'ready' | 'degraded' | 'draining';

/**
 * Dependencies gate the first readiness only: one that failed with a shared database would take every node out of the
 * load balancer at once, though each serves from memory.
 */
export function readinessMachine(): { judge(results: readonly CheckResult[]): Readiness; drain(): void } {
  let wasReady = false;
  let isDraining = false;
  return {
    judge: (results) => {
      if (isDraining) return 'draining';
      const isWell = results.every((result) => result.isWell);
      wasReady ||= isServing(results);
      if (isWell) return 'ready';
      return wasReady ? 'degraded' : 'starting';
    },
    drain: () => {
      isDraining = true;
    },
  };
}

/** Whether all is well that this server cannot do without. */
export function isServing(results: readonly CheckResult[]): boolean {
  return results.every(({ isWell, isOptional }) => isWell || isOptional === true);
}
