import type { Cancel, Failure } from '@guidon/sdk-core';
import type { NewsKind, Sink, Source, Way } from './source.js';
import type { Tabs, World } from './world.js';

/** How often a leader that hears its server says so. */
const pulseMs = 5_000;

/** The server sends a heartbeat every 15 s: three may be missed. */
const silenceMs = 45_000;

/** A leader that is awake answers at once. */
const answerMs = 5_000;

/**
 * What tabs say to each other. `id` names the state that the speaker holds; `tab` is who asks, or who alone is answered.
 * A leader that has nothing else to say says that it is `here`.
 */
type Message = readonly [
  kind: NewsKind | 'heard' | 'failed' | 'ask' | 'here',
  id: string | undefined,
  content?: unknown,
  way?: Way | undefined,
  tab?: string | undefined,
];

const kinds: readonly unknown[] = ['snapshot', 'patch', 'changed', 'current', 'heard', 'failed', 'ask', 'here'];

/**
 * One source for all tabs: who holds the lock runs it and tells the others what came. `whole` gives the whole state
 * as a snapshot's content, or undefined where states cannot be handed on.
 */
export function shareSource(world: World, name: string, source: Source, whole: () => unknown): Source {
  const { tabs } = world;
  return tabs === undefined ? source : (sink) => share(world, tabs, name, source, whole, sink);
}

function share(world: World, tabs: Tabs, name: string, source: Source, whole: () => unknown, sink: Sink): Cancel {
  const me = world.uuid();
  let stopHolding: Cancel | undefined;
  let cancelTimer: Cancel | undefined;
  /** Of the leader alone. */
  let stopSource: Cancel | undefined;
  /** What the leader holds is the server's newest, as far as it heard. */
  let isCurrent = false;
  let saidAtMs = Number.NEGATIVE_INFINITY;
  let lastWay: Way | undefined;

  const channel = tabs.join(name, (message) => {
    if (!Array.isArray(message) || !kinds.includes(message[0])) return;
    if (stopSource === undefined) follow(message as unknown as Message);
    else if (message[0] === 'ask') answer(message as unknown as Message);
  });

  function say(kind: Message[0], content?: unknown, way?: Way, tab?: string): void {
    channel.post([kind, sink.heldId(), content, way, tab]);
  }
  function ask(): void {
    say('ask', undefined, undefined, me);
  }
  function hold(how?: 'steal'): void {
    stopHolding?.();
    stopHolding = tabs.hold(name, lead, queue, how);
  }
  function wait(delayMs: number, run: () => void): void {
    cancelTimer?.();
    cancelTimer = world.schedule(delayMs, run);
  }
  /** A leader that does not answer is frozen, and would keep the lock for ever. */
  function askOrSteal(): void {
    ask();
    wait(answerMs * (1 + world.random()), () => hold('steal'));
  }
  function queue(): void {
    stopSource?.();
    stopSource = undefined;
    hold();
    askOrSteal();
  }

  function follow([kind, id, content, way = 'stream', tab = me]: Message): void {
    if (kind === 'ask') return;
    wait(silenceMs, askOrSteal);
    if (tab !== me) return;
    const isSame = id === sink.heldId();
    if (kind === 'failed') sink.failed(content as Failure);
    else if (kind === 'heard' || (isSame && (kind === 'snapshot' || kind === 'patch'))) sink.heard(way);
    else if (kind === 'here' || (kind === 'current' && !isSame)) {
      if (!isSame && id !== undefined) ask();
    } else if (!sink.take(kind, content, way) && kind !== 'snapshot') ask();
  }

  function answer([, id, , , tab]: Message): void {
    const heldId = sink.heldId();
    const state = whole();
    if (heldId === id || heldId === undefined) say(isCurrent ? 'current' : 'here', undefined, lastWay, tab);
    // Who missed a reset while nobody saw it must be able to go back.
    else if (state) say('snapshot', { ...state, ...(isCurrent && { reset: true }) }, lastWay, tab);
    else say('changed', { id: heldId, afterMs: 0 }, lastWay, tab);
  }

  function lead(): void {
    cancelTimer?.();
    isCurrent = false;
    stopSource = source({
      heldId: sink.heldId,
      take(kind, content, way) {
        const isTaken = sink.take(kind, content, way);
        if (isTaken) {
          isCurrent = true;
          lastWay = way;
          say(kind, content, way);
        }
        return isTaken;
      },
      heard(way) {
        sink.heard(way);
        if (world.monotonicMs() - saidAtMs < pulseMs) return;
        saidAtMs = world.monotonicMs();
        say('heard', undefined, way);
      },
      failed(failure) {
        isCurrent = false;
        say('failed', failure);
        sink.failed(failure);
      },
    });
    say('here');
  }

  queue();
  return () => {
    cancelTimer?.();
    stopSource?.();
    stopHolding?.();
    channel.close();
  };
}
