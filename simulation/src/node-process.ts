import type { ChangeFeed } from '../../server/src/changes/change-feed.js';
import {
  createEvaluationsService,
  type EvaluationsService,
} from '../../server/src/features/evaluations/evaluations.service.js';
import type { SnapshotListener } from '../../server/src/features/snapshots/environment-follower.js';
import { sharedSnapshots } from '../../server/src/features/snapshots/shared-snapshots.js';
import { createSnapshotService, type SnapshotService } from '../../server/src/features/snapshots/snapshot.service.js';
import { databaseSnapshots } from '../../server/src/features/snapshots/snapshot.source.js';
import { type Admission, admission } from '../../server/src/features/streams/stream.admission.js';
import { patchFrame } from '../../server/src/features/streams/stream.frame.js';
import { createStreamService, type StreamService } from '../../server/src/features/streams/stream.service.js';
import type { World } from '../../server/src/world.js';
import type { Bus } from './bus.js';
import type { Cache } from './cache.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Network } from './network.js';
import type { Asker, Postgres } from './postgres.js';
import { loggerTo, noMetrics } from './silence.js';
import type { Time } from './time.js';
import type { Trace } from './trace.js';

export interface NodeDeps {
  readonly name: string;
  readonly time: Time;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly postgres: Postgres;
  readonly bus: Bus;
  /** Where nodes share snapshots. */
  readonly cache: Cache | undefined;
  readonly network: Network;
  /** What is larger is fetched. */
  readonly maxFrameBytes: number;
  /** How many streams a second a node lets in. */
  readonly ratePerS: number;
  readonly wrap?: ((parts: NodeParts) => NodeParts) | undefined;
}

/** What a test may put something else in the place of. */
export interface NodeParts {
  readonly reads: ReturnType<Postgres['readsOf']>;
  readonly lookPeriodMs: number;
}

export interface NodeProcess {
  readonly life: Life;
  readonly feed: ChangeFeed;
  readonly snapshots: SnapshotService;
  readonly streams: StreamService;
  readonly gate: Admission;
  readonly evaluations: EvaluationsService;
}

/** What the real server composes of the same parts. */
export function composeProcess(deps: NodeDeps, { life, outlives }: Asker): NodeProcess {
  const { name, time, chance, trace, postgres, bus, cache, maxFrameBytes, ratePerS, wrap = (parts) => parts } = deps;
  const world = worldOf(life, time, chance);
  const feed = bus.feedOf(life);
  const gate = admission({ maxStreams: 100, maxStreamsPerKey: 100 }, { perSecond: ratePerS }, world);
  const { reads, lookPeriodMs } = wrap({ reads: postgres.readsOf({ life, outlives }), lookPeriodMs: 2_000 });
  const logger = loggerTo((message) => trace.note(name, message));
  const listener: SnapshotListener = {
    changed: (id, frames) => streams.changed(id, frames),
    changedForClients: (id, applied) => streams.changedForClients(id, applied),
    rebuilt: (id, options) => streams.rebuilt(id, options),
    rebuiltForClients: (id, options) => streams.rebuiltForClients(id, options),
    removed: (id) => streams.removed(id),
    looked: () => streams.looked(),
  };
  const framePatch = (id: string, patch: string) => {
    const frame = patchFrame(id, patch);
    return frame.length > maxFrameBytes ? undefined : frame;
  };
  const truth = databaseSnapshots(reads);
  const source = cache ? sharedSnapshots({ truth, cache: cache.of(life), world, metrics: noMetrics }) : truth;
  const parts = { reads, source, world, logger, feed, listener, framePatch, lookPeriodMs, metrics: noMetrics };
  const snapshots = createSnapshotService(parts);
  const streams = createStreamService({
    world,
    metrics: noMetrics,
    stateOf: (id) => snapshots.held(id),
    recall: snapshots.recall,
    onGone: ({ keyId }) => gate.leave(keyId),
    ratePerS,
    maxFrameBytes,
  });
  const evaluations = createEvaluationsService({
    held: snapshots.held,
    use: snapshots.use,
    lookAt: snapshots.lookAt,
    ask: (id, state) => snapshots.ask(id, 'server', state),
  });
  return { life, feed, snapshots, streams, gate, evaluations };
}

function worldOf(life: Life, time: Time, chance: Chance): World {
  return {
    now: () => time.nowMs,
    date: () => new Date(time.nowMs),
    random: chance.draw,
    every: (periodMs, task) => life.every(periodMs, task),
    after: (delayMs, task) => life.after(delayMs, task),
  };
}
