import { longestExcerpt } from './code-use.model.js';

export interface LineReader {
  /** Counted from 1. */
  lineAt(offset: number): number;
  /** The line, or of a long one what is around the offset. */
  excerptAt(offset: number): string;
}

/** Reads no line that nobody asks for. */
export function lineReader(text: string): LineReader {
  let starts: number[] | undefined;
  const indexAt = (offset: number) => {
    starts ??= startsOf(text);
    return lastAtMost(starts, offset);
  };
  return {
    lineAt: (offset) => indexAt(offset) + 1,
    excerptAt: (offset) => {
      const index = indexAt(offset);
      const start = starts?.[index] ?? 0;
      const end = starts?.[index + 1] ?? text.length;
      return excerpt(text, Math.max(start, offset - longestExcerpt / 2), end);
    },
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is no text, halves of characters too, is left out: it is to be shown and stored. */
function excerpt(text: string, start: number, end: number): string {
  const part = text.slice(start, Math.min(end, start + 2 * longestExcerpt));
  return part
    .replace(unfit, ' ')
    .trim()
    .slice(0, longestExcerpt)
    .replace(/[\uD800-\uDBFF]$/, '');
}

const unfit = /[\s\p{Cc}\p{Cf}\p{Cs}]+/gu;
