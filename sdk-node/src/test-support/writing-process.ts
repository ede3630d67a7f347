// Writes larger and smaller copies for ever, until it is killed.
import { cacheFile } from '../cache-file.js';

const [path = ''] = process.argv.slice(2);
const cache = cacheFile(path, 'http://guidon.test', 'key');

function write(round: number): void {
  cache.write(JSON.stringify({ round, filling: 'x'.repeat((round % 7) * 40_000) }), () => {
    if (round === 3) process.stdout.write('writing');
    write(round + 1);
  });
}
write(1);
