import { InMemStorageProvider, Unleash } from 'unleash-client';

function toFeature({ key, percentage, whitelist }) {
  const strategies =
    percentage === undefined
      ? [{ name: 'default', parameters: {} }]
      : [
          { name: 'userWithId', parameters: { userIds: whitelist.join(',') } },
          { name: 'flexibleRollout', parameters: { rollout: String(percentage), stickiness: 'userId', groupId: key } },
        ];
  return {
    name: key,
    type: 'release',
    enabled: true,
    project: 'default',
    stale: false,
    impressionData: false,
    variants: [],
    strategies,
  };
}

/** Starts from its bootstrap; where it looks for a server there is none. */
export async function unleash(flags) {
  const client = new Unleash({
    appName: 'bench',
    url: 'http://127.0.0.1:9/',
    refreshInterval: 0,
    disableMetrics: true,
    skipInstanceCountWarning: true,
    storageProvider: new InMemStorageProvider(),
    bootstrap: { data: flags.map(toFeature) },
  });
  client.on('error', () => undefined);
  client.on('warn', () => undefined);
  await new Promise((resolve) => client.once('ready', resolve));
  const keys = flags.map((flag) => flag.key);
  return {
    name: 'unleash-client',
    asking: (key) => (context) => client.isEnabled(key, context),
    all: (context) => keys.filter((key) => client.isEnabled(key, context)).length,
    close: () => client.destroy(),
  };
}
