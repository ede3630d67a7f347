import { decideAll, loadProjection, type Projection, patchProjection, stateId } from '@guidon/evaluator/projection';
import type { Decisions } from './decisions-view.js';

/** Decides on the page. */
export interface Engine {
  /** What is held, for other tabs and visits. */
  readonly whole: () => Projection | undefined;
  /** Names it. */
  readonly id: () => string | undefined;
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly take: (event: string, content: unknown) => boolean;
  readonly decide: (
    context: object,
    served: Decisions,
  ) => { readonly decisions: Decisions; readonly owed: readonly string[] };
}

/** Decides by the projection; the server decides only what that cannot say. */
export function localEngine(): Engine {
  let held: Projection | undefined;

  const id = (): string | undefined => held && stateId(held);

  return {
    whole: () => held,
    id,
    take(event, content) {
      const { version, reset } = content as Projection & { readonly reset?: unknown };
      const next = event === 'patch' ? held && patchProjection(held, content) : loadProjection(content);
      // What was taken already comes again, or late.
      if (next === 'gap') return !!held && (version < held.version || stateId(content as Projection) === id());
      // An older state than the one held confirms nothing, but there is somebody who keeps it current.
      if (next && (!held || reset || version >= held.version)) held = next;
      return !!next;
    },
    decide: (context, served) =>
      held ? decideAll(held, context as never, served) : { decisions: new Map(), owed: [] },
  };
}
