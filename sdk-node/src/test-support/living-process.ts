// A program that goes on until it is killed, and says what it decides whenever that changes.
import cluster from 'node:cluster';
import { createClient } from '../index.js';

const [url = '', workers = '0'] = process.argv.slice(2);
const count = Number(workers);

function live(): void {
  const flags = createClient({ url, sdkKey: 'guidon_server_x', timeoutMs: 1_000 });
  let said = '';
  const say = (): void => {
    const { value, source } = flags.evaluate('new-billing', 'u1', false);
    const line = `${source} ${value}\n`;
    if (line !== said) process.stdout.write(line);
    said = line;
  };
  flags.on('ready', say);
  flags.on('change', say);
  flags.on('error', ({ kind, message }) => process.stdout.write(`${kind} ${message}\n`));
  // The client keeps no process alive; this one is to live on.
  setInterval(() => undefined, 60_000);
}

if (cluster.isPrimary) for (let index = 0; index < count; index += 1) cluster.fork();
if (!cluster.isPrimary || count === 0) live();
