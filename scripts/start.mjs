// `npm start`: install and build what is missing, then become the server. One process, so that signals reach it.
import { prepare } from './lib/workspace.mjs';

if (!process.argv.includes('--no-install')) prepare();
process.argv.splice(2, Infinity, 'serve');
await import('../server/dist/cli.js');
