import { type Cancel, createBackoff, type Failure } from '@guidon/sdk-core';
import { type Answer, readAnswer } from './answer.js';
import type { Host } from './engine.js';
import { ask, malformed, requestOf } from './http.js';

/** Flags to ask for; undefined: all. */
export type Keys = readonly string[] | undefined;

/** Has the server decide for the context, one request at a time, until it answers. */
export interface Evaluations {
  /** There is something to ask, in `delayMs`. `id` names the state that the answer must have seen. */
  readonly want: (keys?: Keys, delayMs?: number, id?: unknown) => void;
  /** Something is to be asked, and not yet answered. */
  readonly isOwed: () => boolean;
  /** Asks at once: what is being asked is no longer the question. */
  readonly restart: (keys?: Keys) => void;
  /** Asks only while it runs. */
  readonly run: () => Cancel;
}

/**
 * `heldId` names the state of the answer that is held at first. `adopt` takes each answer, what was asked for, and
 * whether with the answers before it is all that its state decides.
 */
export function createEvaluations(
  { world, endpoint, context, failed }: Pick<Host, 'world' | 'endpoint' | 'context' | 'failed'>,
  heldId: string | undefined,
  adopt: (answer: Answer, asked: Keys, isWhole: boolean) => void,
): Evaluations {
  const backoff = createBackoff(world);
  let toldId: string | undefined;
  let due: Keys;
  let isOwed = false;
  let isRunning = false;
  /** Wanted anew since it was asked. */
  let isAgain = false;
  let cancel: Cancel | undefined;

  function stop(): void {
    cancel?.();
  }
  function wait(delayMs: number): void {
    stop();
    isOwed = true;
    if (isRunning) cancel = world.schedule(delayMs, send);
  }
  function restart(keys?: Keys): void {
    due = keys;
    wait(0);
  }
  function send(): void {
    const asked = due;
    const body = JSON.stringify({ context: JSON.parse(context()), flags: asked, from: heldId });
    due = [];
    isAgain = false;
    cancel = ask(world, requestOf(endpoint, 'evaluate', {}, body), (failure, content) => {
      const answer = readAnswer(content);
      if (failure || !answer) fail(failure ?? malformed);
      else if (!answer.reset && (isBefore(answer, heldId) || isBefore(answer, toldId))) fail();
      // Nothing of the history before is worth keeping.
      else if (answer.reset && asked) restart();
      else take(answer, asked);
    });
  }
  function fail(failure?: Failure): void {
    due = undefined;
    wait(backoff.afterFailure(failure ?? { kind: 'refused' }, 0));
    if (failure) failed(failure);
  }
  function take(answer: Answer, asked: Keys): void {
    if (answer.reset) toldId = undefined;
    const isTold = toldId === answer.id;
    heldId = answer.id;
    isOwed = isAgain && !(isTold && !asked);
    backoff.succeeded();
    if (isOwed) wait(0);
    adopt(answer, asked, isTold || !asked);
  }

  return {
    want(keys, delayMs = 0, id) {
      if (typeof id === 'string') toldId = id;
      due = isOwed ? keys && due && [...due, ...keys] : keys;
      isAgain = true;
      if (!isOwed) wait(delayMs);
    },
    isOwed: () => isOwed,
    restart,
    run() {
      isRunning = true;
      if (isOwed) restart();
      return () => {
        isRunning = false;
        stop();
      };
    },
  };
}

function isBefore({ version }: Answer, id: string | undefined): boolean {
  return version < Number.parseInt(`${id}`, 10);
}
