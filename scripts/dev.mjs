// `npm run dev`: the server from its sources, started anew on every change.
import { spawn } from 'node:child_process';
import { bin, prepare, root } from './lib/workspace.mjs';

prepare();
const args = ['watch', '--clear-screen=false', '--conditions=guidon-source', 'server/src/cli.ts', 'serve'];
const watcher = spawn(bin('tsx'), args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => watcher.kill(signal));
watcher.on('exit', (code) => process.exit(code ?? 1));
