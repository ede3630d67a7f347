import { type Host, shareLoop, type Tabs } from '../tabs.js';
import type { SimulatedBrowser } from './simulated-browser.js';
import { SimulatedEngine, type SimulatedService } from './simulated-service.js';

/** A tab that shares one connection to the service with those of its room. */
export function sharedTab(
  browser: SimulatedBrowser,
  service: SimulatedService,
  held?: SimulatedEngine['held'],
  part: Partial<Host> = {},
) {
  const tab = browser.open();
  const scope = tab.scope();
  const engine = Object.assign(new SimulatedEngine(browser, held), part);
  const voice = { say: (...news: Parameters<Tabs['say']>): void => tabs.say(...news) };
  const tabs = shareLoop(scope, 'room', service.loop(tab, engine, voice), engine);
  return { tab, scope, engine, tabs };
}
