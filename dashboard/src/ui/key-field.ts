/** A key as one would choose it for this name; what keys may hold, the server says. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-._]+|-+$/g, '')
    .slice(0, 100);
}

/** What is wrong with a key, in words for who types it; null where nothing is. */
export function keyFault(key: string): string | null {
  if (key === '') return 'Give it a key';
  if (/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/.test(key)) return null;
  return 'Letters, digits, “.”, “_” and “-”, at most 100, and a letter or digit first';
}
