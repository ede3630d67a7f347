// What a person waits for on the flags page with 2,000 flags: in a real Chromium, over loopback, measured by the page and through CDP.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { collectVitals } from './dashboard/vitals.mjs';
import { median } from './measure.mjs';
import { keepResults, printTable } from './report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const flagCount = Number(process.env.BENCH_FLAGS ?? 2_000);
const at = (place) => fileURLToPath(new URL(place, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'guidon-dashboard-'));
const server = await startServer(path.join(folder, 'data'));
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  chromiumSandbox: false,
  args: ['--disable-dev-shm-usage'],
});
try {
  const state = await signIn();
  await seed();
  const results = [];
  for (let round = 0; round < rounds; round++) results.push(await measure(state));
  report(results);
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await new Promise((resolve) => server.child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(dataDir) {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    GUIDON_DATA_DIR: dataDir,
    GUIDON_PORT: '0',
    GUIDON_LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [at('../../server/dist/cli.js'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text;
      if (/invite#\S+\s/.test(output)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const read = (pattern) => pattern.exec(output)?.[1];
  return {
    child,
    url: read(/listens on (\S+)/),
    token: read(/API token\s+(\S+)/),
    link: read(/invite#(\S+)/),
  };
}

async function signIn() {
  const context = await browser.newContext({ baseURL: server.url });
  const data = { token: server.link, name: 'Ada', email: 'ada@example.com', password: 'correct horse battery staple' };
  const headers = { origin: server.url, 'guidon-request': '1' };
  const answer = await context.request.post('/api/v1/invitations/accept', { data, headers });
  if (!answer.ok()) throw new Error(await answer.text());
  const state = await context.storageState();
  await context.close();
  return state;
}

async function seed() {
  const keys = Array.from({ length: flagCount }, (_, index) => `flag-${String(index).padStart(5, '0')}`);
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  const send = async (method, place, body) => {
    const answer = await fetch(`${server.url}/api/v1/projects/default/flags${place}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const work = keys.map((key, index) => async () => {
    const tags = [`team-${index % 20}`];
    await send('POST', '', { key, tags, description: `Shows part ${index} of the new house` });
    const environment = ['development', 'staging', 'production'][index % 3];
    await send('PUT', `/${key}/environments/${environment}/percentage`, { percentage: index % 100 });
  });
  const workers = Array.from({ length: 8 }, async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
  });
  await Promise.all(workers);
}

async function measure(storageState) {
  const context = await browser.newContext({
    baseURL: server.url,
    storageState,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(collectVitals);
  const scripts = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.push(path.basename(pathname));
  });
  await page.goto('/projects/default/flags');
  await page.getByText(`${flagCount} flags`, { exact: true }).waitFor();
  const firstLoad = [...scripts];
  const loaded = await page.evaluate(() => globalThis.vitals.read());
  const toggles = [];
  for (let index = 0; index < 5; index++) toggles.push(await toggle(page, index));
  await page.evaluate(() => globalThis.vitals.scrollThrough());
  const whole = await page.evaluate(() => globalThis.vitals.read());
  await context.close();
  return {
    gzipBytes: firstLoad.reduce((sum, name) => sum + gzipSize(name), 0),
    files: firstLoad.length,
    interactiveMs: loaded.interactiveMs,
    wholeMs: loaded.nowMs,
    toggleMs: median(toggles),
    layoutShift: loaded.layoutShift,
    layoutShiftWithToasts: whole.layoutShift,
    longestTaskMs: whole.longestTaskMs,
    scrollFrameMs: whole.scrollFrameMs,
  };
}

/** From the press to the server's answer, as the page's own clock has it. */
async function toggle(page, index) {
  await page.evaluate(() => performance.clearResourceTimings());
  const pressed = page.waitForResponse((response) => response.url().endsWith('/enabled'));
  await page.getByRole('switch').nth(index).click();
  await (await pressed).finished();
  return page.evaluate(() => globalThis.vitals.lastToggleMs());
}

function gzipSize(name) {
  const file = at(`../../dashboard/dist/assets/${name}`);
  readFileSync(file);
  return statSync(`${file}.gz`).size;
}

function report(results) {
  const names = Object.keys(results[0]);
  const medians = Object.fromEntries(names.map((name) => [name, median(results.map((result) => result[name]))]));
  const worst = Object.fromEntries(names.map((name) => [name, Math.max(...results.map((result) => result[name]))]));
  const row = (text, name, digits = 0) => [text, medians[name].toFixed(digits), worst[name].toFixed(digits)];
  printTable(
    `the flags page with ${flagCount} flags`,
    ['', 'median', 'worst'],
    [
      row('JavaScript of the first load, kB gzipped', 'gzipBytes').map((cell, index) =>
        index === 0 ? cell : (Number(cell) / 1000).toFixed(1),
      ),
      row('its files', 'files'),
      row('first switch there and the page at rest, ms', 'interactiveMs'),
      row('all flags there, ms', 'wholeMs'),
      row('a toggle acknowledged, ms', 'toggleMs', 1),
      row('layout shift while it loads', 'layoutShift', 4),
      row('layout shift with the toasts of five toggles', 'layoutShiftWithToasts', 4),
      row('longest task, ms', 'longestTaskMs'),
      row('a frame while scrolling through, p95, ms', 'scrollFrameMs', 1),
    ],
  );
  keepResults('dashboard', { flagCount, results, medians, worst });
}
