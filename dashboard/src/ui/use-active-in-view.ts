import { type RefObject, useEffect, useRef } from 'react';

/** Of choices in a row that is wider than a phone: the chosen one is scrolled into sight, however it was chosen. */
export function useActiveInView<E extends HTMLElement>(chosen: unknown): RefObject<E | null> {
  const row = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what moves it
  useEffect(() => {
    row.current?.querySelector('[data-active]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [chosen]);
  return row;
}
