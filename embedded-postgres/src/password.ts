import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const passwordFile = (dataDir: string) => `${dataDir}.password`;

export function writePassword(dataDir: string): string {
  const file = passwordFile(dataDir);
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return file;
}

export function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), 'utf8').trim();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-password',
      `${dataDir} has no readable password file beside it (${passwordFile(dataDir)}). Restore the file, or move the data directory away to begin anew.`,
      { cause },
    );
  }
}
