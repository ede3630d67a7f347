import { decideAll, loadProjection, type Projection, patchProjection, stateId } from '@guidon/evaluator/projection';
import { decisionsOf } from './answer.js';
import type { Engine, State } from './engine.js';
import { parse } from './exchange.js';
import { failure } from './failure.js';

/** A flag that a patch made the server's to decide: mostly the server says itself when to ask. */
const askAnywayMs = 5_000;

/** The page decides, by the projection; the server only what that cannot say. */
export const localEngine: Engine = ([exchange, news, decide, taken, want, askAnew], copy) => {
  let held: (Projection & State) | undefined;
  let unanswered: readonly string[] = [];

  function hold(event: string, content: unknown): boolean {
    const given = Object(content) as Projection & { readonly reset?: unknown };
    const isPatch = event === 'patch';
    // What was taken already comes again, or late. An older state confirms nothing, but somebody keeps it current.
    const isOld = held && (given.version < held.version || (isPatch && stateId(given) === held.id));
    if (isOld && !given.reset) return true;
    const next = isPatch ? patchProjection(held as Projection, content) : loadProjection(content);
    if (!next) return false;
    held = { ...next, id: stateId(next) };
    return true;
  }
  const whole = () => ({ ...held, reset: 1 });
  hold('snapshot', copy);

  return [
    (context, answer) => {
      const { decisions, owed } = decideAll(
        held ?? ({ flags: [] } as never),
        context as never,
        decisionsOf(answer),
        (text) => new TextEncoder().encode(text),
      );
      unanswered = owed.filter((key) => !decisions.has(key));
      return [decisions, owed, held];
    },
    async (current) => {
      const text = await exchange('snapshot', { headers: held && { 'last-event-id': held.id } }, current);
      if (!hold('snapshot', text ? parse(text) : held)) throw failure();
      news('snapshot', whole());
    },
    [],
    (event, content) => {
      if (!hold(event, content)) return false;
      decide();
      if (event === 'patch') want(unanswered, askAnywayMs);
      else askAnew();
      taken();
      return true;
    },
    whole,
  ];
};
