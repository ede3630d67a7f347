import { init } from '@launchdarkly/node-server-sdk';
import { TestData } from '@launchdarkly/node-server-sdk/integrations';

function toFlag({ key, percentage, whitelist = [] }) {
  const variations = [
    { variation: 0, weight: percentage * 1000 },
    { variation: 1, weight: 100_000 - percentage * 1000 },
  ];
  return {
    key,
    on: true,
    version: 1,
    salt: key,
    variations: [true, false],
    offVariation: 1,
    targets: whitelist.length > 0 ? [{ variation: 0, values: whitelist }] : [],
    fallthrough: percentage === undefined ? { variation: 0 } : { rollout: { variations } },
  };
}

/** Its questions are answered by promises. */
export async function launchdarkly(flags) {
  const data = new TestData();
  for (const flag of flags) data.usePreconfiguredFlag(toFlag(flag));
  const logger = { error() {}, warn() {}, info() {}, debug() {} };
  const client = init('bench', {
    updateProcessor: data.getFactory(),
    sendEvents: false,
    diagnosticOptOut: true,
    logger,
  });
  await client.waitForInitialization({ timeout: 10 });
  return {
    name: '@launchdarkly/node-server-sdk',
    isAsync: true,
    asking:
      (key) =>
      ({ userId }) =>
        client.boolVariation(key, { kind: 'user', key: userId }, false),
    all: async ({ userId }) =>
      Object.keys((await client.allFlagsState({ kind: 'user', key: userId })).allValues()).length,
    close: () => client.close(),
  };
}
