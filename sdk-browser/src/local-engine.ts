import { decideAll, loadProjection, type Projection, patchProjection, stateId } from '@guidon/evaluator/projection';
import type { Engine } from './engine.js';

/** Decides on the page, by the projection; the server decides only what the projection cannot say. */
export function localEngine(): Engine {
  let held: Projection | undefined;
  let owed: readonly string[] | undefined;

  const id = (): string | undefined => held && stateId(held);

  function take(event: string, content: Projection): boolean {
    if (!content) return !!held;
    const next = event === 'patch' ? held && patchProjection(held, content) : loadProjection(content);
    // What was taken already comes again, or late.
    if (next === 'gap') return !!held && (content.version < held.version || stateId(content) === id());
    // An older state than the one held confirms nothing, but there is somebody who keeps it current.
    if (next && (!held || next.version >= held.version || (content as { reset?: unknown }).reset)) held = next;
    return !!next;
  }

  return {
    id,
    whole: () => held,
    load(copy) {
      held = loadProjection(copy);
    },
    owed: () => owed,
    take: take as Engine['take'],
    decide(context, served) {
      const decided = held && decideAll(held, context as never, served);
      owed = decided?.owed;
      return decided?.decisions ?? new Map();
    },
    version: () => held?.version ?? 0,
    refresh(get) {
      // What the server's tag begins with: the view that client keys have, then the encoding.
      const tags = ['gzip', 'br', 'identity'].map((encoding) => `"c.${encoding}.${id()}"`).join();
      return get('snapshot', held ? { headers: { 'if-none-match': tags } } : {});
    },
  };
}
