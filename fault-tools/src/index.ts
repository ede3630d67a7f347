export { type Fleet, type FleetOptions, startFleet } from './fleet/fleet.js';
export {
  type FaultMode,
  type FaultProxy,
  type FaultSettings,
  faultProxy,
  type Upstream,
} from './network/fault-proxy.js';
export { end, exitOf, outputOf, plainEnvironment, repositoryRoot } from './processes/child.js';
export { type GuidonNode, type GuidonNodeOptions, startGuidonNode } from './processes/guidon-node.js';
export {
  type PairOptions,
  type PostgresPair,
  type PostgresServer,
  startPostgresPair,
} from './processes/postgres-pair.js';
export { seededRandom } from './seeded-random.js';
