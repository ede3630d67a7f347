import type { ServerResponse } from 'node:http';
import { seededRandom } from '@guidon/fault-tools';
import { test as base, expect } from '@playwright/test';
import { FlagPage } from '../pages/flag-page.js';
import { type HostileServer, serveHostile } from '../support/hostile-server.js';
import { type PageServer, servePages } from '../support/page-server.js';

const test = base.extend<{ readonly hostile: HostileServer; readonly pages: PageServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  hostile: async ({}, use) => {
    const hostile = await serveHostile();
    await use(hostile);
    await hostile.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  pages: async ({}, use) => {
    const pages = await servePages();
    await use(pages);
    await pages.close();
  },
});

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const flag = {
  key: 'new-checkout',
  variants: [['on', true]],
  steps: [{ serve: 0, reason: 'FALLTHROUGH' }],
};
const snapshot = {
  format: 1,
  environment: 'e',
  version: 3,
  digest: '0123456789abcdef',
  salt: 's',
  flags: [flag],
};
const json = (body: unknown) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const streamHead = { 'content-type': 'text/event-stream' };

/** As much as one likes, a chunk when the last one has left. */
function flood(response: ServerResponse, chunk: string, times: number): void {
  let left = times;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

const megabyte = 'x'.repeat(1_000_000);
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'an HTML page': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the Wi-Fi</h1>'),
  'an empty answer': (response) => response.writeHead(200).end(),
  'JSON of another kind': json([null, { flags: 7 }]),
  null: json(null),
  '100 MB of text': (response) => flood(response, megabyte, 100),
  '100 MB of JSON': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"format":1,"flags":["');
    flood(response, megabyte, 100);
  },
  'a redirect': (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  'status 500': (response) => response.writeHead(500).end('oh no'),
  'half an answer': (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"format":1,');
    setTimeout(() => response.destroy(), 20);
  },
  'no answer': (response) => void response.destroy(),
};

for (const mode of ['local', 'remote'] as const) {
  for (const [name, answer] of Object.entries(answers)) {
    test(`${name} does a page no harm (${mode})`, async ({ hostile, pages, page }) => {
      hostile.answer = answer;
      const opened = new FlagPage(page);
      await opened.open(pages.add({ url: hostile.url, clientKey: 'guidon_client_x', context: { userId: 'u1' } }, mode));
      await expect.poll(() => opened.problems()).not.toEqual([]);
      await expect.poll(() => hostile.asked).toBeGreaterThan(1);
      expect(await opened.decide()).toMatchObject({ value: false, source: 'default', stale: true });
      expect(opened.noise).toEqual([]);
    });
  }
}

test('the last good values stay whatever the stream says after them', async ({ hostile, pages, page }) => {
  const random = seededRandom(7);
  const streams: ServerResponse[] = [];
  hostile.answer = (response, path) => {
    if (path.endsWith('/snapshot')) json(snapshot)(response);
    else if (path.includes('/stream')) streams.push(response.writeHead(200, streamHead));
    else response.end('{}');
  };
  const opened = new FlagPage(page);
  await opened.open(pages.add({ url: hostile.url, clientKey: 'guidon_client_x', context: { userId: 'u1' } }));
  await expect(opened.status).toHaveText('new');
  for (let turn = 0; turn < 20; turn += 1) {
    await expect.poll(() => streams.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const stream = streams.pop();
    if (turn % 5 === 0 && stream !== undefined) flood(stream, 'data: y'.repeat(100_000), 100);
    else stream?.write(garbage(random));
    if (turn % 3 === 0) stream?.end();
    else if (stream !== undefined) streams.push(stream);
  }
  expect(await opened.decide()).toMatchObject({ value: true });
  expect(opened.noise).toEqual([]);
});

function garbage(random: () => number): Buffer {
  const pieces = [
    'event: patch\n',
    'event: snapshot\n',
    'data: {"format":1,"from":null}\n',
    'data: [\n',
    '\n',
    '\n\n',
    'id: 9\n',
    '\r',
    ':',
    'retry: 0\n',
    'data: {}\n\n',
  ];
  const parts = Array.from({ length: 200 }, () =>
    random() < 0.8
      ? Buffer.from(pieces[Math.floor(random() * pieces.length)] ?? '')
      : Buffer.from(Array.from({ length: 20 }, () => Math.floor(random() * 256))),
  );
  return Buffer.concat(parts);
}
