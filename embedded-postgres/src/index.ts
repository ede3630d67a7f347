export { EmbeddedPostgresError, type EmbeddedPostgresErrorKind } from './embedded-postgres-error.js';
export { freePort } from './free-port.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';
