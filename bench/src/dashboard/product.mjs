import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChild } from '../lifetime.mjs';

const cli = fileURLToPath(new URL('../../../server/dist/cli.js', import.meta.url));

/** The built product with a new database of its own; both are gone when the lifetime ends. */
export function startProduct({ own, during }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'guidon-dashboard-'));
  own(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      GUIDON_DATA_DIR: path.join(folder, 'data'),
      GUIDON_PORT: '0',
      GUIDON_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  own(() => endChild(child));
  return during('to start the server, until it says where it listens and what its first keys are', 60_000, () =>
    firstStartOf(child),
  );
}

function firstStartOf(child) {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (/invite#\S+\s/.test(output)) resolve(readFirstStart(output));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} while it started:\n${output}`)));
  });
}

function readFirstStart(output) {
  const read = (pattern) => pattern.exec(output)?.[1];
  return {
    url: read(/listens on (\S+)/),
    token: read(/API token\s+(\S+)/),
    sdkKey: read(/SDK key, server\s+(\S+)/),
    ownerLink: read(/invite#(\S+)/),
  };
}
