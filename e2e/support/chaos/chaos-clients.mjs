// Several clients in one process, as an application with several workers has them. All that they show is told to the test.
import { createClient } from '@guidon/sdk-node';

const { url, sdkKey, cacheFiles, flags } = JSON.parse(process.argv[2]);
const send = (message) => process.connected && process.send(message);

for (const [index, cacheFile] of cacheFiles.entries()) {
  const client = createClient({ url, sdkKey, cacheFile });
  const complain = (complaint) => send({ kind: 'complaint', client: index, complaint });
  const show = () => {
    const evaluations = flags.map((flag) => [flag, client.evaluate(flag, 'anybody', -1)]);
    const [[, { version }]] = evaluations;
    const values = Object.fromEntries(evaluations.map(([flag, { value }]) => [flag, value]));
    if (version > 0) send({ kind: 'shown', client: index, version, values });
  };
  client.on('change', ({ version }) => {
    const held = client.evaluate(flags[0], 'anybody', -1).version;
    if (version !== held) complain(`told of version ${version}, and holds ${held}`);
    show();
  });
  client.on('error', ({ kind, message }) => {
    if (kind !== 'network') complain(`${kind}: ${message}`);
  });
  show();
  client.ready().then(show);
}

process.on('disconnect', () => process.exit(0));
