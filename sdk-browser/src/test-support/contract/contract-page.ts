import { type Make, type Mode, SimulatedSite } from '../simulated-page.js';
import { aClientFlag, paths } from '../simulated-server.js';

export const off = aClientFlag({ enabled: false });
export const minuteMs = 60_000;

/** A site with a flag that is on, and a page of it that is live. */
export function contractPages(mode: Mode, makers?: Readonly<Record<Mode, Make>>) {
  function aSite(): SimulatedSite {
    const site = new SimulatedSite(1, makers);
    site.server.put(aClientFlag());
    return site;
  }
  async function aLivePage(site = aSite()) {
    const page = site.client(mode);
    await site.pass(200);
    return { site, ...page };
  }
  const stream = mode === 'local' ? paths.stream : paths.remote;
  const ask = mode === 'local' ? paths.snapshot : paths.evaluate;
  return { mode, stream, ask, aSite, aLivePage };
}

export type ContractPages = ReturnType<typeof contractPages>;
