export { lint } from './lint.js';
export { type MigrateOptions, migrate } from './migrate.js';
export { MigrationError, type MigrationErrorKind } from './migration-error.js';
export { migrationsDir, type Phase } from './migration-files.js';
export type { Direction } from './plan.js';
export { readSchemaVersion, requiredSchema, type SchemaRange } from './schema-version.js';
export { type MigrationStatus, status } from './status.js';
