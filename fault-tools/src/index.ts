export {
  chaosPlan,
  type Fault,
  type FaultKind,
  isFailover,
  type LinkName,
  laneOf,
  type PlanOptions,
} from './chaos/chaos-plan.js';
export { type Fleet, type FleetOptions, startFleet } from './fleet/fleet.js';
export { checkHistory, type Finding, type FindingKind, findingKinds } from './history/check-history.js';
export {
  type Change,
  type HeldState,
  type History,
  type Life,
  type Shown,
  stateText,
  type Values,
  type Write,
} from './history/history.js';
export { holds, type Lineage, lineageOf } from './history/lineage.js';
export {
  type FaultMode,
  type FaultProxy,
  type FaultSettings,
  faultProxy,
  type Upstream,
} from './network/fault-proxy.js';
export { end, exitOf, outputOf, plainEnvironment, repositoryRoot } from './processes/child.js';
export { fasterClock } from './processes/faster-clock.js';
export { type GuidonNode, type GuidonNodeOptions, startGuidonNode } from './processes/guidon-node.js';
export {
  type PairOptions,
  type PostgresPair,
  type PostgresServer,
  startPostgresPair,
} from './processes/postgres-pair.js';
export { seededRandom } from './seeded-random.js';
