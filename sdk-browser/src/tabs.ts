import type { Cancel, Failure } from '@guidon/sdk-core';
import type { NewsKind, Sink, Source, Way } from './source.js';
import { sdkVersion } from './version.js';
import type { Tabs, World } from './world.js';

/** The server sends a heartbeat every 15 s: three may be missed. */
const silenceMs = 45_000;

/** A leader that is awake answers at once. */
const answerMs = 5_000;

/**
 * What tabs say to each other; `id` names the state that the speaker holds. Who asks is answered with the `whole`, which
 * nobody asks about again. A leader that has nothing else to say says that it is `here`.
 */
type Message = readonly [
  room: string,
  /** When the newest leader that the speaker knows of began. */
  term: number,
  kind: NewsKind | 'heard' | 'failed' | 'ask' | 'whole' | 'here',
  id: string | undefined,
  content?: unknown,
  way?: Way,
];

/**
 * One source for all tabs: who holds the lock runs it and tells the others what came. `whole` gives the whole state
 * as a snapshot's content, or undefined where states cannot be handed on.
 */
export function shareSource(world: World, name: string, source: Source, whole: () => unknown): Source {
  const { tabs } = world;
  return tabs ? (sink) => share(world, tabs, name, source, whole, sink) : source;
}

function share(world: World, tabs: Tabs, name: string, source: Source, whole: () => unknown, sink: Sink): Cancel {
  // Tabs that loaded another version of this code keep to themselves.
  const room = `${name} ${sdkVersion}`;
  let stopHolding: Cancel | undefined;
  let cancelTimer: Cancel | undefined;
  /** Of the leader alone. */
  let stopSource: Cancel | undefined;
  /** What is held is the server's newest, as far as the leader heard. */
  let isCurrent = false;
  let term = 0;

  const channel = tabs.join(room, (data) => {
    const message = data as Message;
    if (message?.[0] !== room) return;
    const [, newest, kind, id] = message;
    // A leader that stood still may not know yet that it is none any more, and would take others back.
    if (kind === 'ask') {
      if (stopSource && newest <= term) answer(id);
    } else if (!stopSource && newest >= term) {
      term = newest;
      wait(silenceMs, askOrSteal);
      hear(message);
    }
  });

  function say(kind: Message[2], content?: unknown, way?: Way): void {
    channel.post([room, term, kind, sink.heldId(), content, way]);
  }
  function wait(delayMs: number, run: () => void): void {
    cancelTimer?.();
    cancelTimer = world.schedule(delayMs, run);
  }
  function hold(how?: 'steal'): void {
    stopHolding?.();
    stopHolding = tabs.hold(room, lead, queue, how);
  }
  /** A leader that does not answer is frozen, and would keep the lock for ever. */
  function askOrSteal(): void {
    say('ask');
    wait(answerMs * (1 + world.random()), () => hold('steal'));
  }
  function queue(): void {
    stopSource?.();
    stopSource = undefined;
    hold();
    askOrSteal();
  }

  function take(kind: NewsKind, content: unknown, way: Way): boolean {
    const isTaken = sink.take(kind, content, way);
    isCurrent ||= isTaken;
    return isTaken;
  }
  function hear([, , kind, id, content, way = 'stream']: Message): void {
    if (kind === 'failed') failed(content as Failure);
    else if (kind === 'whole') take('snapshot', content, way);
    else if (kind === 'heard') keepCurrent(id, way);
    else if (kind !== 'here' && kind !== 'ask' && !leadsOn(kind, id, content, way)) say('ask');
  }
  /** False where something else than what the leader holds came of it. */
  function leadsOn(kind: NewsKind, id: string | undefined, content: unknown, way: Way): boolean {
    if (kind === 'current' && id !== sink.heldId()) return false;
    return take(kind, content, way) && (kind === 'changed' || id === sink.heldId());
  }
  function keepCurrent(id: string | undefined, way: Way): void {
    if (isCurrent || id !== sink.heldId()) sink.heard(way);
    else take('current', undefined, way);
  }
  function failed(failure: Failure): void {
    isCurrent = false;
    sink.failed(failure);
  }
  function answer(id: string | undefined): void {
    const state = whole();
    // Who missed a reset while nobody saw it must be able to go back.
    if (state && id !== sink.heldId()) say('whole', { ...state, reset: isCurrent });
    else say(isCurrent ? 'heard' : 'here');
  }

  function lead(): void {
    cancelTimer?.();
    isCurrent = false;
    term = Math.max(term + 1, world.epochMs());
    stopSource = source({
      heldId: sink.heldId,
      take(kind, content, way) {
        const isTaken = take(kind, content, way);
        if (isTaken) say(kind, content, way);
        return isTaken;
      },
      heard(way) {
        sink.heard(way);
        say('heard', undefined, way);
      },
      failed(failure) {
        say('failed', failure);
        failed(failure);
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
