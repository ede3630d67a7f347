import { useEffect } from 'react';
import { isTyping } from './is-typing.js';

/** `z` takes back the last switch, for as long as one is on the page. */
export function useUndoKey(undo: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'z' && !event.altKey && !isTyping(event)) void undo();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [undo]);
}
