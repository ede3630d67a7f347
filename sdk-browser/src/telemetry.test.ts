import { describe, expect, it } from 'vitest';
import type { HttpHandlers, HttpRequest } from '../../sdk-core/src/platform.js';
import { createTelemetry } from './telemetry.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

const endpoint = { url: 'http://guidon.test', sdkKey: 'guidon_client_x', sdk: 'browser', sdkVersion: '0.1.0' };
const minutes = 60_000;

interface Report {
  readonly instance: string;
  readonly sequence: number;
  readonly from: string;
  readonly to: string;
  readonly counts: readonly { readonly flag: string; readonly variant: string | null; readonly count: number }[];
}

/** A page whose server answers with `status`; undefined leaves it without an answer. */
function aPage() {
  const browser = new SimulatedBrowser();
  const tab = browser.open();
  const requests: (HttpRequest & { readonly keepalive?: true })[] = [];
  const cancelled: HttpRequest[] = [];
  const server: { status: number | undefined } = { status: 202 };
  const open = (request: HttpRequest, handlers: HttpHandlers) => {
    requests.push(request);
    const { status } = server;
    const cancel = tab.later(5, () => {
      if (status === 0) handlers.onError('refused');
      else if (status !== undefined) {
        handlers.onHead(status, () => undefined);
        handlers.onEnd();
      }
    });
    return () => {
      if (status === undefined) cancelled.push(request);
      cancel();
    };
  };
  const telemetry = createTelemetry({ ...tab.world, open }, endpoint, () => 7);
  const reports = () => requests.map(({ body }) => JSON.parse(body ?? '') as Report);
  /** As the server counts: each number of an instance once, and none that is lower. */
  const counted = () => {
    const total = new Map<string, number>();
    let last = 0;
    for (const { sequence, counts } of reports()) {
      if (sequence <= last) continue;
      last = sequence;
      for (const { flag, variant, count } of counts) {
        total.set(`${flag}/${variant}`, (total.get(`${flag}/${variant}`) ?? 0) + count);
      }
    }
    return Object.fromEntries(total);
  };
  return { browser, tab, clock: browser.clock, requests, cancelled, server, telemetry, reports, counted };
}

describe('what was served', () => {
  it('is counted by flag and variant, and reported within one and a half minutes', () => {
    const { telemetry, clock, requests, reports } = aPage();
    for (let times = 0; times < 3; times += 1) telemetry.count('checkout', 'on');
    telemetry.count('checkout', 'off');
    telemetry.count('size', null);
    clock.advance(29_000);
    expect(requests).toEqual([]);
    clock.advance(61_000);
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: 'http://guidon.test/sdk/v1/telemetry',
        keepalive: true,
        headers: { authorization: 'Bearer guidon_client_x', 'content-type': 'application/json' },
      },
    ]);
    expect(reports()).toEqual([
      {
        format: 1,
        instance: '00000000-0000-4000-8000-000000000001',
        sequence: 1,
        sdk: 'browser',
        sdkVersion: '0.1.0',
        version: 7,
        from: '2026-01-01T00:00:00.000Z',
        to: expect.stringMatching(/^2026-01-01T00:0[01]:\d\d\.\d{3}Z$/),
        counts: [
          { flag: 'checkout', variant: 'on', count: 3 },
          { flag: 'checkout', variant: 'off', count: 1 },
          { flag: 'size', variant: null, count: 1 },
        ],
      },
    ]);
  });

  it('is reported for the time in which it was', () => {
    const { telemetry, clock, reports } = aPage();
    telemetry.count('checkout', 'on');
    clock.advance(60 * minutes);
    telemetry.count('checkout', 'on');
    clock.advance(2 * minutes);
    expect(reports().map(({ from }) => from)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z']);
  });

  it('costs neither a request nor a timer where nothing was', () => {
    const { telemetry, tab, clock, requests } = aPage();
    clock.advance(10 * minutes);
    tab.hide();
    telemetry.close();
    expect(requests).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('is reported when the page is hidden, and not twice when it goes', () => {
    const { telemetry, tab, requests } = aPage();
    telemetry.count('checkout', 'on');
    tab.hide();
    tab.tell('pagehide');
    expect(requests).toHaveLength(1);
  });

  it.each([0, 429, 500, 503])('goes again after %s, unchanged and with its number', (status) => {
    const { telemetry, clock, server, reports, requests, counted } = aPage();
    server.status = status;
    telemetry.count('checkout', 'on');
    clock.advance(2 * minutes);
    telemetry.count('checkout', 'off');
    clock.advance(2 * minutes);
    server.status = 202;
    clock.advance(4 * minutes);
    const [first, second] = requests;
    expect(second?.body).toBe(first?.body);
    expect(counted()).toEqual({ 'checkout/on': 1, 'checkout/off': 1 });
    expect(reports().at(-1)?.sequence).toBe(2);
    expect(clock.pending).toBe(0);
  });

  it('goes again with what comes next where there was no answer', () => {
    const { telemetry, clock, server, counted, cancelled } = aPage();
    server.status = undefined;
    telemetry.count('checkout', 'on');
    clock.advance(2 * minutes);
    server.status = 202;
    telemetry.count('checkout', 'on');
    clock.advance(4 * minutes);
    expect(counted()).toEqual({ 'checkout/on': 2 });
    expect(cancelled).toHaveLength(1);
  });

  it.each([400, 401, 413])('is dropped after %i: it will never be taken', (status) => {
    const { telemetry, clock, server, requests } = aPage();
    server.status = status;
    telemetry.count('checkout', 'on');
    clock.advance(10 * minutes);
    expect(requests).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('stays bounded while the server is away, and nothing that has room is lost', () => {
    const { telemetry, clock, server, counted, requests } = aPage();
    server.status = 0;
    for (let minute = 0; minute < 200; minute += 1) {
      for (let flag = 0; flag < 600; flag += 1) telemetry.count(`flag-${flag}`, 'on');
      clock.advance(minutes);
    }
    server.status = 202;
    const before = requests.length;
    clock.advance(10 * minutes);
    expect(requests.length - before).toBe(2);
    expect(Math.max(...requests.map(({ body }) => body?.length ?? 0))).toBeLessThan(64_000);
    expect(counted()).toMatchObject({ 'flag-0/on': 200, 'flag-499/on': 200 });
    expect(Object.keys(counted())).toHaveLength(500);
  });

  it('is sent when the client is closed, which leaves nothing behind', () => {
    const { telemetry, tab, clock, requests } = aPage();
    telemetry.count('checkout', 'on');
    telemetry.close();
    expect(requests).toHaveLength(1);
    expect(tab.listeners).toBe(0);
    clock.advance(10);
    expect(clock.pending).toBe(0);
  });
});
