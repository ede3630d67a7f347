import type { Cancel, Failure } from '@guidon/sdk-core';
import type { NewsKind, Sink, Source, Way } from './source.js';
import { sdkVersion } from './version.js';
import type { Tabs, World } from './world.js';

/** The server sends a heartbeat every 15 s: three may be missed. */
const silenceMs = 45_000;

/** A leader that is awake answers at once. */
const answerMs = 5_000;

/**
 * What tabs say to each other; `id` names the state that the speaker holds. A leader that has nothing else to say says
 * that it is `here`.
 */
type Message = readonly [
  room: string,
  kind: NewsKind | 'heard' | 'failed' | 'ask' | 'here',
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

  const channel = tabs.join(room, (data) => {
    const message = data as Message;
    if (message?.[0] !== room) return;
    if (stopSource) {
      if (message[1] === 'ask') answer(message[2]);
    } else if (message[1] !== 'ask') hear(message);
  });

  function say(kind: Message[1], content?: unknown, way?: Way): void {
    channel.post([room, kind, sink.heldId(), content, way]);
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
  function hear([, kind, id, content, way = 'stream']: Message): void {
    wait(silenceMs, askOrSteal);
    const isSame = id === sink.heldId();
    if (kind === 'failed') failed(content as Failure);
    else if (kind === 'heard') {
      if (isCurrent || !isSame) sink.heard(way);
      else take('current', undefined, way);
    } else if (kind !== 'here') {
      const isTaken = (isSame || kind !== 'current') && take(kind as NewsKind, content, way);
      // Who cannot take the whole would ask for ever.
      if (!isTaken && kind !== 'snapshot') say('ask');
    }
  }
  function failed(failure: Failure): void {
    isCurrent = false;
    sink.failed(failure);
  }
  function answer(id: string | undefined): void {
    const state = whole();
    // Who missed a reset while nobody saw it must be able to go back.
    if (state && id !== sink.heldId()) say('snapshot', { ...state, reset: isCurrent });
    else say(isCurrent ? 'heard' : 'here');
  }

  function lead(): void {
    cancelTimer?.();
    isCurrent = false;
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
