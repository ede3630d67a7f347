/** U+FFFD, which stands for a lone surrogate as it does in `TextEncoder`. */
const replacementCharacter = 0xfffd;

/** The code point at `index`; an astral one takes two UTF-16 units. */
function scalarAt(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? replacementCharacter;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? replacementCharacter : codePoint;
}

/** Calls `take` with each byte of the text in UTF-8. */
export function forEachUtf8Byte(text: string, take: (byte: number) => void): void {
  for (let index = 0; index < text.length; index++) {
    const scalar = scalarAt(text, index);
    if (scalar > 0xffff) index++;
    takeScalar(scalar, take);
  }
}

function takeScalar(scalar: number, take: (byte: number) => void): void {
  if (scalar < 0x80) {
    take(scalar);
    return;
  }
  if (scalar < 0x800) {
    take(0xc0 | (scalar >>> 6));
  } else if (scalar < 0x10000) {
    take(0xe0 | (scalar >>> 12));
    take(0x80 | ((scalar >>> 6) & 63));
  } else {
    take(0xf0 | (scalar >>> 18));
    take(0x80 | ((scalar >>> 12) & 63));
    take(0x80 | ((scalar >>> 6) & 63));
  }
  take(0x80 | (scalar & 63));
}

export function utf8Length(text: string): number {
  let length = 0;
  forEachUtf8Byte(text, () => {
    length++;
  });
  return length;
}
