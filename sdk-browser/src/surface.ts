// What both entries give, so that an application may go from one to the other by its import alone.
export type {
  Change,
  ClientEvents,
  Context,
  Evaluation,
  GuidonErrorFields,
  GuidonErrorKind,
  Json,
  Listener,
  Reason,
  Source,
  State,
  Widened,
} from '@guidon/sdk-core';
export { GuidonError } from '@guidon/sdk-core';
export type { GuidonClient } from './client.js';
export type { Decisions, DecisionsView } from './decisions-view.js';
export type { Bootstrap, BootstrapDecision, ClientOptions } from './options.js';
