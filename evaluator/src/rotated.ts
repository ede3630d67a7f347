/** The bits that leave a 32-bit word on the left come back on the right. */
export function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
