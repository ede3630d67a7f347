import { expect } from '@playwright/test';
import type { Admin } from '../support/admin.js';
import { test } from '../support/browser-house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const flag = 'new-checkout';

/** What is written about people, customers and plans, and must not reach a page. */
const secrets = [
  'alice@example.com',
  'grace-4711',
  'acme-corp',
  'Ask Bob before',
  'billing-team',
  'hidden-flag',
  'beta-customers',
];

for (const mode of ['local', 'remote'] as const) {
  test(`no answer and no address (${mode}) names anybody, or shows a server’s key`, async ({ house, browsing }) => {
    await writeAbout(house.admin);
    const page = await browsing.tab('about:blank');
    const seen: string[] = [];
    const session = await page.page.context().newCDPSession(page.page);
    await session.send('Network.enable', { maxTotalBufferSize: 10_000_000 });
    session.on('Network.requestWillBeSent', (event) =>
      seen.push(event.request.url, JSON.stringify(event.request.headers)),
    );
    session.on('Network.dataReceived', (event) => seen.push(text(event.data)));
    page.page.on(
      'response',
      (response) =>
        void response.text().then(
          (body) => seen.push(body),
          () => undefined,
        ),
    );
    await page.page.addInitScript(watchStreams);
    await page.open(browsing.url({}, mode));
    await expect(page.status).toHaveText('old');
    await expect.poll(() => page.decide()).toMatchObject({ source: 'stream', stale: false });
    await house.admin.setEnabled(flag, true);
    await expect(page.status).toHaveText('new');
    await house.admin.whitelist(flag, 'grace-4711');
    await house.admin.setEnabled(flag, false);
    await expect(page.status).toHaveText('old');

    seen.push(...(await page.page.evaluate<string[]>('streamed')));
    seen.push(await page.page.evaluate<string>('JSON.stringify(localStorage)'));
    const all = seen.join('\n');
    expect(all).toContain(flag);
    // What it is searched for would stand here: the lists are in what came.
    for (const part of mode === 'local' ? ['"TARGET_MATCH"', '"#', '"server":true'] : ['"flags"'])
      expect(all).toContain(part);
    for (const secret of [...secrets, house.keys.serverKey, house.keys.token]) expect(all).not.toContain(secret);
  });
}

async function writeAbout(admin: Admin): Promise<void> {
  await admin.createSegment('beta-customers', { by: 'tenantId', included: ['acme-corp'] });
  await admin.createFlag('hidden-flag');
  await admin.createFlag('sale', {
    clientVisible: true,
    description: 'Ask Bob before you change it',
    tags: ['billing-team'],
  });
  for (const key of [flag, 'sale']) {
    await admin.whitelist(key, 'alice@example.com');
    await admin.whitelist(key, 'grace-4711');
  }
  const rules = [
    { conditions: [{ segment: 'beta-customers' }], serve: { variant: 'on' } },
    {
      conditions: [{ attribute: 'email', operator: 'endsWith', values: ['@acme-corp.example'] }],
      serve: { variant: 'on' },
    },
  ];
  await admin.configure('sale', { enabled: true, rules });
  await admin.configure(flag, { rules: rules.slice(0, 1) });
}

const text = (data: string | undefined) => (data === undefined ? '' : Buffer.from(data, 'base64').toString());

/** Streams have no end at which their bodies could be asked for. */
const watchStreams = `
  window.streamed = [];
  const decode = TextDecoder.prototype.decode;
  TextDecoder.prototype.decode = function (...args) {
    const text = decode.apply(this, args);
    window.streamed.push(text);
    return text;
  };
`;
