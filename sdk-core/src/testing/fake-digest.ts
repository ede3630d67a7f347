/** 16 hex digits that differ where the text does: FNV-1a from two starts, in the place of SHA-256. */
export function fakeDigest(text: string): string {
  return half(text, 0x811c9dc5) + half(text, 0x01000193);
}

function half(text: string, start: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
