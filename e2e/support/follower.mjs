// A user's process with the SDK in it. The test talks to it over IPC; it decides all the time, as a busy server would.
import { createClient } from '@guidon/sdk-node';

const { url, sdkKey, cacheFile, flag, isForAll } = JSON.parse(process.argv[2]);
const send = (message) => process.connected && process.send(message);
const complain = (problem) => send({ kind: 'problem', problem });

const flags = createClient({ url, sdkKey, cacheFile, timeoutMs: 2_000 });
let version = -1;
const seen = new Set();

flags.on('change', (change) => {
  if (change.version <= version) complain(`version ${change.version} after ${version}`);
  version = change.version;
  send({ kind: 'change', version, flags: change.flags });
});
flags.on('error', ({ kind }) => send({ kind: 'error', error: kind }));

// Who was let in stays in, nobody else comes in, and no decision throws: whatever happens to the server.
setInterval(() => {
  try {
    for (const user of seen) if (!flags.isEnabled(flag, user)) complain(`${user} fell out`);
    if (!isForAll && seen.size > 0 && flags.isEnabled(flag, 'stranger')) complain('a stranger came in');
    if (flags.isEnabled('no-such-flag', 'anybody')) complain('an unknown flag was on');
  } catch (error) {
    complain(`threw ${error}`);
  }
}, 5);

process.on('message', ({ id, user }) => {
  const decision = flags.evaluate(flag, { userId: user }, false);
  if (decision.value) seen.add(user);
  send({ kind: 'decision', id, decision });
});
process.on('disconnect', () => process.exit(0));

const { source } = await flags.ready();
send({ kind: 'ready', source });
