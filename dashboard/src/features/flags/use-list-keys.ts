import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isTyping } from './is-typing.js';

interface ListKeys {
  readonly count: number;
  readonly body: RefObject<HTMLElement | null>;
  readonly reveal: (place: number) => void;
}

/** `j` and `k` go down and up the list, `e` opens: the focus goes along, so that every reader knows where it is. */
export function useListKeys({ count, body, reveal }: ListKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'e') linkIn(rowWithFocus())?.click();
    if (event.key !== 'j' && event.key !== 'k') return;
    event.preventDefault();
    go(event.key === 'j' ? 1 : -1);
  });

  function go(step: number): void {
    const held = Number(rowWithFocus()?.dataset['place'] ?? -1);
    const place = Math.max(0, Math.min(count - 1, held + step));
    focusAt(place);
    if (Number(rowWithFocus()?.dataset['place']) === place) return;
    reveal(place);
    requestAnimationFrame(() => focusAt(place));
  }

  function focusAt(place: number): void {
    linkIn(body.current?.querySelector<HTMLElement>(`[data-place="${place}"]`))?.focus();
  }

  function rowWithFocus(): HTMLElement | undefined {
    const row = document.activeElement?.closest<HTMLElement>('[data-place]');
    return row && body.current?.contains(row) ? row : undefined;
  }

  useEffect(() => {
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);
}

function linkIn(row: HTMLElement | null | undefined): HTMLElement | undefined {
  return row?.querySelector('a') ?? undefined;
}
