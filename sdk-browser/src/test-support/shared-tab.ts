import type { Scope } from '../scope.js';
import { shareLoop } from '../tabs.js';
import type { SimulatedBrowser } from './simulated-browser.js';
import { type Connection, type Host, SimulatedEngine, type SimulatedService } from './simulated-service.js';

/** By names, as the tests call them. */
export function joined(scope: Scope, room: string, loop: Connection, host: Host) {
  const take = (word: string, content: unknown): boolean => {
    if (word !== 'heard') return host.take(word, content);
    host.heard(content);
    return true;
  };
  const [start, part, say] = shareLoop(scope, room, loop.start, () => host.whole(), take);
  const stop = (): void => {
    loop.stop();
    part();
  };
  return { start, stop, say };
}

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
  const voice = { say: (word: string, content?: unknown): void => tabs.say(word, content) };
  const tabs = joined(scope, 'room', service.loop(tab, engine, voice), engine);
  return { tab, scope, engine, tabs };
}
