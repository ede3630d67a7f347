import { GrowthBookClient } from '@growthbook/growthbook';

function toFeature({ percentage, whitelist }) {
  if (percentage === undefined) return { defaultValue: true };
  return {
    defaultValue: false,
    rules: [
      { condition: { userId: { $in: whitelist } }, force: true },
      { force: true, coverage: percentage / 100, hashAttribute: 'userId' },
    ],
  };
}

export function growthbook(flags) {
  const features = Object.fromEntries(flags.map((flag) => [flag.key, toFeature(flag)]));
  const client = new GrowthBookClient().initSync({ payload: { features } });
  const keys = flags.map((flag) => flag.key);
  return {
    name: '@growthbook/growthbook',
    asking: (key) => (attributes) => client.isOn(key, { attributes }),
    all: (attributes) => keys.filter((key) => client.isOn(key, { attributes })).length,
    close: () => client.destroy(),
  };
}
