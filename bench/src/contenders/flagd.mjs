import { FlagdCore } from '@openfeature/flagd-core';

function toFlag({ percentage, whitelist }) {
  const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'on' };
  if (percentage === undefined) return flag;
  const fractional = [{ var: 'userId' }, ['on', percentage], ['off', 100 - percentage]];
  return { ...flag, targeting: { if: [{ in: [{ var: 'userId' }, whitelist] }, 'on', { fractional }] } };
}

export function flagd(flags) {
  const core = new FlagdCore();
  core.setConfigurations(JSON.stringify({ flags: Object.fromEntries(flags.map((flag) => [flag.key, toFlag(flag)])) }));
  return {
    name: '@openfeature/flagd-core',
    asking: (key) => (context) => core.resolveBooleanEvaluation(key, false, context).value,
    all: (context) => core.resolveAll(context).length,
    close: () => undefined,
  };
}
