/** The text's UTF-8 bytes, padded as MD5 and SHA-256 ask, in 32-bit words. */
export function paddedWords(text: string, isBigEndian: boolean): number[] {
  const bytes = utf8Bytes(text);
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0);
  words[words.length - (isBigEndian ? 1 : 2)] = bytes.length * 8;
  bytes.push(0x80);
  bytes.forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] as number) | (byte << (((index & 3) << 3) ^ (isBigEndian ? 24 : 0)));
  });
  return words;
}

/** A lone surrogate counts as U+FFFD, as it does in `TextEncoder`. */
function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let scalar = character.codePointAt(0) as number;
    if (scalar >> 11 === 27) scalar = 0xfffd;
    if (scalar < 0x80) bytes.push(scalar);
    else {
      let more = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
      bytes.push((256 - (128 >> more)) | (scalar >> (6 * more)));
      while (more-- > 0) bytes.push(0x80 | ((scalar >> (6 * more)) & 63));
    }
  }
  return bytes;
}
