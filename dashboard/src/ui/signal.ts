/**
 * A word from anywhere in the page to whoever listens: so that what lies over pages is loaded when it is first wanted,
 * and what wants it need not be below it.
 */
export interface Signal<T> {
  send(detail: T): void;
  /** Returns what ends it. */
  listen(listener: (detail: T) => void): () => void;
}

export function signal<T>(name: string): Signal<T> {
  const type = `guidon:${name}`;
  return {
    send: (detail) => void globalThis.dispatchEvent(new CustomEvent(type, { detail })),
    listen: (listener) => {
      const heard = (event: Event) => listener((event as CustomEvent<T>).detail);
      globalThis.addEventListener(type, heard);
      return () => globalThis.removeEventListener(type, heard);
    },
  };
}
