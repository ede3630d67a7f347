import { evaluateAll, isEnabled, loadSnapshot } from '../../../evaluator/dist/index.js';
import { createClient } from '../../../sdk-node/dist/index.js';

function toFlag({ key, percentage, whitelist = [] }) {
  const weight = percentage * 1000;
  const split = [
    { variant: 'on', weight },
    { variant: 'off', weight: 100_000 - weight },
  ];
  return {
    key,
    kind: 'boolean',
    variants: { on: true, off: false },
    enabled: true,
    offVariant: 'off',
    targets: whitelist.length > 0 ? [{ variant: 'on', by: 'userId', values: whitelist }] : [],
    prerequisites: [],
    rules: [],
    fallthrough: percentage === undefined ? { variant: 'on' } : { by: 'userId', split },
  };
}

function toSnapshot(flags) {
  return { format: 1, version: 1, digest: '0', flags: flags.map(toFlag), segments: [] };
}

/** As a process uses it: the client, which counts what it answers. */
export function guidon(flags) {
  const client = createClient({ url: 'http://127.0.0.1:9', sdkKey: 'bench', bootstrap: toSnapshot(flags) });
  return {
    name: '@guidon/sdk-node',
    asking: (key) => (context) => client.isEnabled(key, context),
    all: (context) => client.all(context).size,
    close: () => client.close(),
  };
}

/** What the client, the server and the browser share. */
export function guidonEvaluator(flags) {
  const loaded = loadSnapshot(toSnapshot(flags));
  const { ruleset } = loaded;
  return {
    name: '@guidon/evaluator',
    asking: (key) => (context) => isEnabled(ruleset, key, context),
    all: (context) => evaluateAll(ruleset, context).size,
    close: () => undefined,
  };
}
