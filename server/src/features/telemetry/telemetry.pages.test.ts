import { describe, expect, it } from 'vitest';
import { type PageReport, type PageReportLimits, pageReports } from './telemetry.pages.js';

function aReport({ keyId = 'key', instance = 'page', sequence = 1, environmentId = 1 } = {}): PageReport {
  return { environmentId, keyId, report: { instance, sequence } };
}

function someReports(limits: Partial<PageReportLimits> = {}) {
  const clock = { nowMs: 0 };
  const counted: PageReport[] = [];
  const chance = { now: () => clock.nowMs, random: () => 0.5 };
  const reports = pageReports(chance, { maxRemembered: 3, ratePerS: 10, burst: 20, ...limits });
  const send = (report: PageReport) =>
    reports.once(report, () => {
      counted.push(report);
      return Promise.resolve();
    });
  return { clock, counted, reports, send };
}

describe('a report of a page', () => {
  it('is counted once, however often it is sent, and out of order not at all', async () => {
    const { counted, send } = someReports();
    for (const sequence of [2, 2, 1, 3, 2]) await send(aReport({ sequence }));
    expect(counted.map(({ report }) => report.sequence)).toEqual([2, 3]);
  });

  it('that bears no name is counted each time', async () => {
    const { counted, send } = someReports();
    for (let times = 0; times < 2; times += 1) await send({ environmentId: 1, keyId: 'key', report: {} });
    expect(counted).toHaveLength(2);
  });

  it('is another one in another environment', async () => {
    const { counted, send } = someReports();
    await Promise.all([send(aReport()), send(aReport({ environmentId: 2 }))]);
    expect(counted).toHaveLength(2);
  });

  it('fails with the one that it repeats, and is counted when it is sent again', async () => {
    const { counted, reports, send } = someReports();
    const failing = () => Promise.reject(new Error('away'));
    await send(aReport());
    const answers = [reports.once(aReport({ sequence: 2 }), failing), send(aReport({ sequence: 2 }))];
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await send(aReport({ sequence: 1 }));
    expect(counted).toHaveLength(1);
    await send(aReport({ sequence: 2 }));
    expect(counted).toHaveLength(2);
  });

  it('is remembered among the newest alone', async () => {
    const { counted, send } = someReports();
    for (const instance of ['a', 'b', 'c', 'd', 'd', 'a']) await send(aReport({ instance }));
    expect(counted.map(({ report }) => report.instance)).toEqual(['a', 'b', 'c', 'd', 'a']);
  });

  it('is refused for a while where its key reports too much; other keys go on', async () => {
    const { clock, counted, send } = someReports();
    for (let page = 0; page < 20; page++) await send(aReport({ instance: `page ${page}` }));
    expect(() => send(aReport({ instance: 'one more' }))).toThrow(
      expect.objectContaining({ kind: 'too-many-requests', headers: { 'retry-after': '32' } }),
    );
    await send(aReport({ keyId: 'another', instance: 'another' }));
    clock.nowMs = 100;
    await send(aReport({ instance: 'one more' }));
    expect(counted).toHaveLength(22);
  });
});
