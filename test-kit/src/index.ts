export { freePort } from '@guidon/embedded-postgres';
export { aDatabase, type DatabaseOptions, type TestDatabase } from './a-database.js';
export { letTimePass } from './let-time-pass.js';
export { findRedisServer, type RedisOptions, startRedis, type TestRedis } from './redis-server.js';
export { type TempDir, tempDir } from './temp-dir.js';
export { type WaitOptions, waitFor } from './wait-for.js';
