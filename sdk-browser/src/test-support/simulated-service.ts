import type { Cancel } from '@guidon/sdk-core';
import type { Sink, Source } from '../source.js';
import type { SimulatedBrowser, SimulatedTab } from './simulated-browser.js';

/** One state after the other; `history` tells those before a restore from those after it. */
interface State {
  readonly version: number;
  readonly history: number;
}

const idOf = ({ version, history }: State): string => `${version}-${history}`;

/** A server with a connection to each who asks, as far as the tabs are concerned: news in their order, heartbeats, failures. */
export class SimulatedService {
  state: State = { version: 1, history: 0 };
  isUp = true;
  /** How long it takes to answer. */
  answerMs = 5;
  readonly connected = new Set<SimulatedTab>();
  mostConnected = 0;
  starts = 0;
  readonly #sinks = new Set<(state: State) => void>();

  change(): void {
    this.#set({ ...this.state, version: this.state.version + 1 });
  }

  /** As from a backup. */
  restore(version: number): void {
    this.#set({ version, history: this.state.history + 1 });
  }

  #set(state: State): void {
    this.state = state;
    for (const tell of [...this.#sinks]) tell(state);
  }

  source(tab: SimulatedTab): Source {
    return (sink) => {
      this.starts += 1;
      this.connected.add(tab);
      this.mostConnected = Math.max(this.mostConnected, this.#awake());
      const stop = this.#serve(tab, sink);
      return () => {
        this.connected.delete(tab);
        stop();
      };
    };
  }

  #awake(): number {
    return [...this.connected].filter((tab) => !tab.isGone && !tab.isFrozen).length;
  }

  #serve(tab: SimulatedTab, sink: Sink): Cancel {
    let isOpen = true;
    const tell = (state: State): void => void tab.later(5, () => isOpen && give(sink, state));
    const open = (): void => {
      if (!this.isUp) {
        cancel = tab.later(2_000, open);
        sink.failed({ kind: 'unreachable', message: 'refused' });
        return;
      }
      if (sink.heldId() === idOf(this.state)) sink.take('current', undefined, 'stream');
      else give(sink, this.state);
      this.#sinks.add(tell);
      beat();
    };
    const beat = (): void => {
      if (!this.isUp) {
        this.#sinks.delete(tell);
        open();
        return;
      }
      cancel = tab.later(15_000, beat);
      sink.heard('stream');
    };
    let cancel = tab.later(this.answerMs, open);
    return () => {
      isOpen = false;
      cancel();
      this.#sinks.delete(tell);
    };
  }
}

/** A patch where it follows, else the whole. */
function give(sink: Sink, state: State): void {
  const { version, history } = state;
  if (history > 0 && sink.heldId()?.endsWith(`-${history}`) === false) {
    sink.take('snapshot', { ...state, reset: true }, 'stream');
  } else if (!sink.take('patch', { from: idOf({ version: version - 1, history }), ...state }, 'stream')) {
    sink.take('snapshot', state, 'stream');
  }
}

/** What an engine is to its source. */
export class SimulatedEngine implements Sink {
  held: State | undefined;
  heardAtMs = Number.NEGATIVE_INFINITY;
  readonly failures: unknown[] = [];
  /** Versions in the order of their coming. */
  readonly taken: string[] = [];
  readonly #browser: SimulatedBrowser;
  /** Until the server is heard of, what is held may be old. */
  #isConfirmed = false;

  constructor(browser: SimulatedBrowser, held?: State) {
    this.#browser = browser;
    this.held = held;
  }

  readonly heldId = (): string | undefined => (this.held === undefined ? undefined : idOf(this.held));

  readonly take: Sink['take'] = (kind, content) => {
    const { from, version, history, reset } = Object(content) as State & { from?: string; reset?: true };
    if (kind === 'current' || kind === 'changed') return this.#confirm();
    const isNewer = version > (this.held?.version ?? 0) || reset === true;
    if (kind === 'patch' && isNewer && from !== this.heldId()) return false;
    if (isNewer && this.heldId() !== idOf({ version, history })) {
      this.held = { version, history };
      this.taken.push(idOf(this.held));
    }
    return this.#confirm();
  };

  readonly heard = (): void => {
    if (this.#isConfirmed) this.heardAtMs = this.#browser.clock.nowMs;
  };

  readonly failed = (failure: unknown): void => void this.failures.push(failure);

  readonly whole = (): unknown => this.held;

  #confirm(): true {
    this.#isConfirmed = true;
    this.heard();
    return true;
  }
}
