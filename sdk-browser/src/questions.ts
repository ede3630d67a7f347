import { type Answer, idOf, readAnswer } from './answer.js';
import { ask, type Exchange } from './exchange.js';
import { type Failure, failure, malformed } from './failure.js';
import { createLoop } from './loop.js';
import type { Scope } from './scope.js';

/** Flags; undefined: everything that is the server's to decide. */
export type Keys = readonly string[] | undefined;

/** What the server is asked for the context, one question at a time, until it answers. */
export interface Questions {
  /** What it decided last. */
  answer: Answer | undefined;
  /** Names the state that all answers are of. */
  heldId: string | undefined;
  /** Names the state that an answer must have seen. */
  toldId: string | undefined;
  /** What it is still to be asked for. */
  due: Keys;
  /** There is more to ask, after a part of `spreadMs`. */
  readonly want: (flags: Keys, spreadMs?: number) => void;
  /** Asks at once: what is being asked is no longer the question. */
  readonly restart: () => void;
  /** Asks only while it runs. */
  readonly run: (isRunning: boolean) => void;
}

/** Who asks. */
export interface Asker {
  readonly context: () => string;
  /** What is the server's to decide; undefined: every flag. */
  readonly all: () => Keys;
  readonly answered: () => void;
  readonly failed: (failure: Failure) => void;
}

export function createQuestions(
  scope: Scope,
  exchange: Exchange,
  { context, all, answered, failed }: Asker,
): Questions {
  let isRunning = false;

  async function attempt(own: AbortController): Promise<number | undefined> {
    const { due } = questions;
    const { answer } = questions;
    const body = JSON.stringify({ context: JSON.parse(context()), flags: due, from: answer && idOf(answer) });
    const next = readAnswer(await ask(exchange, 'evaluate', own, { body }));
    if (!next) throw malformed();
    if (next.reset) {
      // Nothing of the history before is worth keeping.
      questions.answer = questions.toldId = undefined;
      if (due) {
        questions.due = all();
        return 1;
      }
    }
    take(next);
    return undefined;
  }
  function take(next: Answer): void {
    const { answer, due, toldId } = questions;
    const id = idOf(next);
    if (answer && next.version < answer.version) throw failure();
    if (toldId && next.version < Number.parseInt(toldId, 10)) throw failure();
    const flags = new Map(due && answer?.flags);
    for (const key of due ?? []) flags.delete(key);
    for (const [key, decision] of next.flags) flags.set(key, decision);
    questions.answer = { ...next, flags };
    questions.heldId = due && toldId !== id ? undefined : id;
    questions.due = [];
    answered();
  }
  const loop = createLoop(scope, attempt, failed);

  const questions: Questions = {
    answer: undefined,
    heldId: undefined,
    toldId: undefined,
    due: undefined,
    want(flags, spreadMs = 0) {
      questions.due = questions.due && flags && [...questions.due, ...flags];
      // While the server does not answer, news is no reason to ask it earlier.
      if (isRunning && !loop.waitedMs) loop.start(spreadMs * scope.Math.random());
    },
    restart() {
      // What was announced may be of a history that is no more.
      questions.toldId = undefined;
      questions.due = all();
      if (isRunning && questions.due?.length !== 0) loop.start();
    },
    run(run) {
      isRunning = run;
      if (!run) loop.stop();
    },
  };
  return questions;
}
