import type { World } from './world.js';

/** Who has no name yet: made once, then the same for all tabs and visits, as long as the browser keeps it. */
export function anonymousId({ storage, uuid }: World, name: string): string {
  const held = storage?.read(name) ?? '';
  if (/^[\w-]{36}$/.test(held)) return held;
  const made = uuid();
  storage?.write(name, made);
  // Another tab may have been quicker.
  return storage?.read(name) ?? made;
}
