import type { Cancel } from '@guidon/sdk-core';
import type { SimulatedBrowser } from './simulated-browser.js';
import type { SimulatedTab } from './simulated-tab.js';

/** One state after the other; `history` tells those before a restore from those after it. */
interface State {
  readonly version: number;
  readonly history: number;
}

const idOf = ({ version, history }: State): string => `${version}-${history}`;

/** What keeps an engine current. */
export interface Connection {
  readonly start: () => void;
  readonly stop: () => void;
}

/** Who is kept current. */
export interface Host {
  /** As who missed a reset may take it. */
  readonly whole: () => object | undefined;
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly take: (event: string, content: unknown) => boolean;
  /** The server is heard, by a way. */
  readonly heard: (way: unknown) => void;
}

/** Who tells the other tabs: known once a loop is shared. */
interface Voice {
  say: (word: string, content?: unknown) => void;
}

/** A server with a connection to each who asks, as far as the tabs are concerned: news in their order, heartbeats, failures. */
export class SimulatedService {
  state: State = { version: 1, history: 0 };
  isUp = true;
  /** How long it takes to answer. */
  answerMs = 5;
  readonly connected = new Set<SimulatedTab>();
  mostConnected = 0;
  starts = 0;
  readonly #tellers = new Set<(state: State) => void>();

  change(): void {
    this.#set({ ...this.state, version: this.state.version + 1 });
  }

  /** As from a backup. */
  restore(version: number): void {
    this.#set({ version, history: this.state.history + 1 });
  }

  #set(state: State): void {
    this.state = state;
    for (const tell of [...this.#tellers]) tell(state);
  }

  /** What keeps an engine current while it runs. */
  loop(tab: SimulatedTab, engine: SimulatedEngine, voice: Voice): Connection {
    let stop: Cancel | undefined;
    return {
      start: () => {
        this.starts += 1;
        this.connected.add(tab);
        this.mostConnected = Math.max(this.mostConnected, this.#awake());
        stop = this.#serve(tab, engine, voice);
      },
      stop: () => {
        this.connected.delete(tab);
        stop?.();
      },
    };
  }

  #awake(): number {
    return [...this.connected].filter((tab) => !tab.isGone && !tab.isFrozen).length;
  }

  #serve(tab: SimulatedTab, engine: SimulatedEngine, voice: Voice): Cancel {
    let isOpen = true;
    const tell = (state: State): void => void tab.later(5, () => isOpen && give(engine, voice, state));
    const open = (): void => {
      if (!this.isUp) {
        cancel = tab.later(2_000, open);
        voice.say('ask');
        return;
      }
      if (engine.id() !== idOf(this.state)) give(engine, voice, this.state);
      engine.confirm();
      voice.say('snapshot', engine.whole());
      this.#tellers.add(tell);
      beat();
    };
    const beat = (): void => {
      if (!this.isUp) {
        this.#tellers.delete(tell);
        open();
        return;
      }
      cancel = tab.later(15_000, beat);
      engine.heard();
      voice.say('heard', 'stream');
    };
    let cancel = tab.later(this.answerMs, open);
    return () => {
      isOpen = false;
      cancel();
      this.#tellers.delete(tell);
    };
  }
}

function news(engine: SimulatedEngine, { say }: Voice, event: string, content?: unknown): boolean {
  const isTaken = engine.take(event, content);
  if (isTaken) say(event, content);
  return isTaken;
}

/** A patch where it follows, else the whole. */
function give(engine: SimulatedEngine, voice: Voice, state: State): void {
  const { version, history } = state;
  if (history > 0 && engine.id()?.endsWith(`-${history}`) === false) {
    news(engine, voice, 'snapshot', { ...state, reset: true });
  } else if (!news(engine, voice, 'patch', { from: idOf({ version: version - 1, history }), ...state })) {
    news(engine, voice, 'snapshot', state);
  }
}

/** Who holds states, as tabs see it. */
export class SimulatedEngine implements Host {
  held: State | undefined;
  heardAtMs = Number.NEGATIVE_INFINITY;
  /** Versions in the order of their coming. */
  readonly taken: string[] = [];
  readonly #browser: SimulatedBrowser;
  /** Until the server is heard of, what is held may be old. */
  #isConfirmed = false;

  constructor(browser: SimulatedBrowser, held?: State) {
    this.#browser = browser;
    this.held = held;
  }

  readonly id = (): string | undefined => (this.held === undefined ? undefined : idOf(this.held));

  readonly take: Host['take'] = (event, content) => {
    const { from, version, history, reset } = Object(content) as State & { from?: string; reset?: true };
    if (event === 'changed') return this.confirm();
    const isNewer = version > (this.held?.version ?? 0) || reset === true;
    if (event === 'patch' && isNewer && from !== this.id()) return false;
    if (isNewer && this.id() !== idOf({ version, history })) {
      this.held = { version, history };
      this.taken.push(idOf(this.held));
    }
    return this.confirm();
  };

  readonly heard = (): void => {
    if (this.#isConfirmed) this.heardAtMs = this.#browser.clock.nowMs;
  };

  readonly whole = (): object | undefined => this.held && { ...this.held, reset: true };

  confirm(): true {
    this.#isConfirmed = true;
    this.heard();
    return true;
  }
}
