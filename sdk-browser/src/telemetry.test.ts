import { describe, expect, it } from 'vitest';
import { exchanger, type Init } from './exchange.js';
import { createTelemetry } from './telemetry.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

const minutes = 60_000;

interface Report {
  readonly counts: readonly { readonly flag: string; readonly variant: string | null; readonly count: number }[];
}

function aPage() {
  const browser = new SimulatedBrowser();
  const requests: (Init & { readonly url: string })[] = [];
  const server = { isUp: true };
  const scope = {
    ...browser.open().scope(),
    fetch: (url: string, init: RequestInit) => {
      requests.push({ ...(init as Init), url });
      return server.isUp ? new Promise<never>(() => undefined) : Promise.reject(new TypeError('refused'));
    },
  };
  const [count, flush] = createTelemetry(scope, exchanger(scope, 'http://guidon.test', 'guidon_client_x'));
  const telemetry = { count, flush };
  const reports = () => requests.map(({ body }) => JSON.parse(body ?? '') as Report);
  return { browser, clock: browser.clock, requests, server, telemetry, reports };
}

describe('what was served', () => {
  it('is counted by flag and variant, and reported within one and a half minutes', async () => {
    const { browser, telemetry, requests, reports } = aPage();
    for (let times = 0; times < 3; times += 1) telemetry.count('checkout', 'on');
    telemetry.count('checkout', 'off');
    telemetry.count('size', null);
    await browser.advance(29_000);
    expect(requests).toEqual([]);
    await browser.advance(61_000);
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: 'http://guidon.test/sdk/v1/telemetry',
        keepalive: true,
        headers: {
          authorization: 'Bearer guidon_client_x',
          'content-type': 'application/json',
          'guidon-sdk': 'browser/0.1.0',
        },
      },
    ]);
    expect(reports()).toEqual([
      {
        format: 1,
        counts: [
          { flag: 'checkout', variant: 'on', count: 3 },
          { flag: 'checkout', variant: 'off', count: 1 },
          { flag: 'size', variant: null, count: 1 },
        ],
      },
    ]);
  });

  it('is reported once', async () => {
    const { browser, telemetry, reports } = aPage();
    telemetry.count('checkout', 'on');
    await browser.advance(60 * minutes);
    telemetry.count('checkout', 'on');
    await browser.advance(2 * minutes);
    expect(reports()).toMatchObject([{ counts: [{ count: 1 }] }, { counts: [{ count: 1 }] }]);
  });

  it('costs neither a request nor a timer where nothing was', async () => {
    const { browser, telemetry, clock, requests } = aPage();
    await browser.advance(10 * minutes);
    telemetry.flush();
    expect(requests).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('is reported at once when that is asked for, and not twice', () => {
    const { telemetry, clock, requests } = aPage();
    telemetry.count('checkout', 'on');
    telemetry.flush();
    const pending = clock.pending;
    telemetry.flush();
    expect(requests).toHaveLength(1);
    // The answer alone is waited for.
    expect(pending).toBe(1);
  });

  it('is lost with a report that does not arrive, and nobody is bothered', async () => {
    const { browser, telemetry, server, reports } = aPage();
    server.isUp = false;
    telemetry.count('checkout', 'on');
    await browser.advance(2 * minutes);
    server.isUp = true;
    telemetry.count('checkout', 'off');
    await browser.advance(2 * minutes);
    expect(reports().map(({ counts }) => counts[0]?.variant)).toEqual(['on', 'off']);
  });

  it('stays below what a browser sends for a page that goes', () => {
    const { telemetry, requests, reports } = aPage();
    for (let flag = 0; flag < 600; flag += 1) telemetry.count(`flag-${flag}`, 'on');
    telemetry.count('flag-499', 'on');
    telemetry.flush();
    expect(reports()[0]?.counts).toHaveLength(500);
    expect(reports()[0]?.counts.at(-1)).toMatchObject({ flag: 'flag-499', count: 2 });
    expect(requests[0]?.body?.length).toBeLessThan(64_000);
  });
});
