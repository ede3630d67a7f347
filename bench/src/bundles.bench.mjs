// What a page pays for an SDK that is asked one flag: bundled with esbuild, minified, gzipped at level 9.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSize } from '../../sdk-browser/bundle-size.mjs';
import { keepResults, printTable } from './report.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const react = ['react', 'react/jsx-runtime'];
const show = (isOn) => `document.title = ${isOn} ? 'new' : 'old';`;
const ours = "createClient({ url: 'https://flags.example', clientKey: 'guidon_client_0', context: { userId: 'u1' } })";

const contenders = [
  {
    name: '@guidon/sdk-browser',
    contents: `import { createClient } from '@guidon/sdk-browser'; const flags = ${ours}; ${show("flags.isEnabled('a')")}`,
  },
  {
    name: '@guidon/sdk-browser/remote',
    contents: `import { createClient } from '@guidon/sdk-browser/remote'; const flags = ${ours}; ${show("flags.isEnabled('a')")}`,
  },
  {
    name: '@guidon/sdk-browser/react alone',
    contents: `import { FlagsProvider, useFlag } from '@guidon/sdk-browser/react'; document.app = [FlagsProvider, useFlag];`,
  },
  {
    package: '@openfeature/web-sdk',
    note: 'without a provider',
    contents: `import { OpenFeature } from '@openfeature/web-sdk';
      ${show("OpenFeature.getClient().getBooleanValue('a', false)")}`,
  },
  {
    package: 'unleash-proxy-client',
    note: 'decides nothing itself',
    contents: `import { UnleashClient } from 'unleash-proxy-client';
      const flags = new UnleashClient({ url: 'https://flags.example', clientKey: 'k', appName: 'a' });
      flags.start(); ${show("flags.isEnabled('a')")}`,
  },
  {
    package: '@growthbook/growthbook',
    note: 'decides itself',
    contents: `import { GrowthBook } from '@growthbook/growthbook';
      const flags = new GrowthBook({ apiHost: 'https://flags.example', clientKey: 'k', attributes: { id: 'u1' } });
      flags.init({ streaming: true }); ${show("flags.isOn('a')")}`,
  },
  {
    package: 'launchdarkly-js-client-sdk',
    note: 'decides nothing itself',
    contents: `import { initialize } from 'launchdarkly-js-client-sdk';
      const flags = initialize('k', { kind: 'user', key: 'u1' }); ${show("flags.variation('a', false)")}`,
  },
  {
    package: '@launchdarkly/js-client-sdk',
    note: 'decides nothing itself',
    contents: `import { createClient } from '@launchdarkly/js-client-sdk';
      const flags = createClient('k', { kind: 'user', key: 'u1' }); flags.start(); ${show("flags.boolVariation('a', false)")}`,
  },
];

const results = [];
for (const contender of contenders) {
  const { contents } = contender;
  results.push({ name: nameOf(contender), ...(await bundleSize({ contents, resolveDir: folder, external: react })) });
}
printTable(
  'bundles, bytes for a page that asks one flag',
  ['', 'minified', 'and gzipped'],
  results.map(({ name, minifiedBytes, gzipBytes }) => [name, minifiedBytes, gzipBytes]),
);
keepResults('bundles', results);

function nameOf({ name, package: peer, note }) {
  if (peer === undefined) return name;
  const { version } = JSON.parse(readFileSync(path.join(folder, 'node_modules', peer, 'package.json'), 'utf8'));
  return `${peer} ${version}, ${note}`;
}
