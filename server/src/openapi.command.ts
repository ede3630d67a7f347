import { compose } from './compose.js';
import { readConfig } from './config.js';
import { createLogger } from './logging.js';
import { releaseVersion } from './release.js';

/** The description of the API, as `/openapi.json` serves it, without anything that runs: for those who generate clients. */
export async function printOpenApi(say: (text: string) => void): Promise<void> {
  const config = readConfig({ GUIDON_LOG_LEVEL: 'silent' });
  const release = releaseVersion();
  const logger = createLogger({ level: config.logLevel, release, secrets: [] });
  const guidon = await compose({ config, databaseUrl: 'postgres://localhost/nowhere', logger, release });
  await guidon.app.ready();
  say(`${JSON.stringify(guidon.app.swagger(), null, 2)}\n`);
  await guidon.stop();
}
