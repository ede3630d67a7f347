import { decideAll, loadProjection, type Projection, patchProjection, stateId } from '@guidon/evaluator/projection';
import type { Decisions } from './decisions-view.js';

/** Decides on the page. */
export interface Engine {
  /** What is held, for other tabs and visits. */
  readonly whole: () => Projection | undefined;
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly take: (event: string, content: unknown) => boolean;
  /** The second are the keys of the flags that are the server's to decide. */
  readonly decide: (context: object, served: Decisions) => readonly [Decisions, readonly string[]];
}

/** Decides by the projection; the server decides only what that cannot say. */
export function localEngine(): Engine {
  let held: Projection | undefined;

  return {
    whole: () => held,
    take(event, content) {
      const { version, reset } = content as Projection & { readonly reset?: unknown };
      const next = event === 'patch' ? held && patchProjection(held, content) : loadProjection(content);
      // What was taken already comes again, or late.
      if (next === 'gap') return !!held && (version < held.version || stateId(content as Projection) === stateId(held));
      // An older state than the one held confirms nothing, but there is somebody who keeps it current.
      if (next && (!held || reset || version >= held.version)) held = next;
      return !!next;
    },
    decide(context, served) {
      if (!held) return [new Map(), []];
      const { decisions, owed } = decideAll(held, context as never, served);
      return [decisions, owed];
    },
  };
}
