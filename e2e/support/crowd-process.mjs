// A user's process with the SDK in it, which serves a crowd. It says who is in whenever it is asked, and at every change.
import { createClient } from '@guidon/sdk-node';

const { flag, crowd, ...options } = JSON.parse(process.argv[2]);
const flags = createClient({ ...options, timeoutMs: 2_000 });

function look() {
  const { version } = flags.evaluate(flag, crowd[0], false);
  const inside = crowd.filter((person) => flags.isEnabled(flag, person)).map(({ userId }) => userId);
  return { version, inside };
}
const send = (message) => process.connected && process.send(message);

flags.on('change', () => send({ sight: look() }));
process.on('message', ({ id }) => send({ id, sight: look() }));
process.on('disconnect', () => process.exit(0));

await flags.ready();
send({ sight: look() });
