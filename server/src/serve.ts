import path from 'node:path';
import { startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import type { Guidon } from './compose.js';
import { type Config, readConfig } from './config.js';
import { explainListenError } from './listen-error.js';
import { chosenSecrets, createLogger, type Logger } from './logging.js';
import { releaseVersion } from './release.js';
import { keptSecretKey } from './secret-key.file.js';

export interface ServeOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What a person is told; logs go elsewhere. */
  readonly say: (text: string) => void;
  /** Called before anybody can connect: whoever finds the server ready finds one that can be told to leave. */
  readonly beforeListening?: (server: Stoppable) => void;
}

export interface Stoppable {
  readonly guidon: Guidon;
  readonly config: Config;
  readonly logger: Logger;
  /** Ends the server, then the database that was started for it. */
  stop(withinMs?: number): Promise<void>;
}

export interface Serving extends Stoppable {
  readonly address: string;
}

/** Reads the environment, provides the database where none is named, and listens. */
export async function serve({ environment, say, beforeListening }: ServeOptions): Promise<Serving> {
  const config = withKeptSecrets(readConfig(environment));
  const release = releaseVersion();
  const secrets = chosenSecrets(
    config.adminToken,
    config.databaseUrl,
    config.secretKey,
    config.redisUrl,
    config.replicaUrl,
  );
  const logger = createLogger({ level: config.logLevel, release, secrets });
  // Postgres starts in a process of its own while this one reads its code: each takes a third of a second.
  const [postgres, { compose }, { welcome }] = await Promise.all([
    provideDatabase(config, logger),
    import('./compose.js'),
    import('./welcome.js'),
  ]);
  try {
    const guidon = await compose({ config, databaseUrl: postgres.url, logger, release });
    const stop = async (withinMs?: number) => {
      await guidon.stop(withinMs);
      await postgres.stop();
    };
    beforeListening?.({ guidon, config, logger, stop });
    const listening = await guidon.start();
    const address = config.publicUrl ?? readable(listening);
    say(await welcome({ databaseUrl: postgres.url, address, isOurs: postgres.isOurs }));
    return { guidon, config, logger, address, stop };
  } catch (error) {
    await postgres.stop();
    throw explainListenError(error, config);
  }
}

/** Beside a database of our own its secrets' key is ours to keep, too. */
function withKeptSecrets(config: Config): Config {
  if (config.databaseUrl !== undefined || config.secretKey !== undefined) return config;
  return { ...config, secretKey: keptSecretKey(config.dataDir) };
}

async function provideDatabase(config: Config, logger: Logger) {
  if (config.databaseUrl !== undefined)
    return { url: config.databaseUrl, isOurs: false, stop: () => Promise.resolve() };
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(config.dataDir, 'postgres'),
    log: (line) => logger.debug({ from: 'postgres' }, line),
    warn: (line) => logger.warn(line),
  });
  try {
    await migrate({ url: postgres.url, direction: 'up' });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url: postgres.url, isOurs: true, stop: () => postgres.stop() };
}

/** `localhost` is what people type; an address that stands for all is none to connect to. */
function readable(address: string): string {
  const url = new URL(address);
  if (['127.0.0.1', '0.0.0.0', '[::]', '[::1]'].includes(url.hostname)) url.hostname = 'localhost';
  return url.origin;
}
