import type { Hit } from './code-use.model.js';

const longestKey = 100;
/** What goes on for longer without a space is data. */
const longestWord = 1_000;
const run = /[A-Za-z0-9._-]+/g;
const otherLetter = /[\p{L}\p{N}]/u;

/** Where known keys stand as words of their own: `new-billing`, not `new-billing-v2` nor `my_new-billing`. */
export function wordHits(text: string, known: ReadonlySet<string>): Hit[] {
  const hits: Hit[] = [];
  for (const { 0: word, index } of text.matchAll(run)) {
    for (const { key, at } of keysIn(word, known)) {
      const offset = index + at;
      if (isWord(text, offset, key.length)) hits.push({ flag: key, offset, kind: 'mention' });
    }
  }
  return hits;
}

interface KeyInRun {
  readonly key: string;
  readonly at: number;
}

/** What keys may hold may stand around them too: `--new-billing`, `flags.new-billing.enabled`, the end of a sentence. */
function keysIn(word: string, known: ReadonlySet<string>): readonly KeyInRun[] {
  if (word.length > longestWord) return [];
  if (known.has(word)) return [{ key: word, at: 0 }];
  const key = word.replace(/^[.-]+|[.-]+$/g, '');
  if (known.has(key)) return [{ key, at: word.indexOf(key) }];
  return word.includes('.') ? keysAmong(partsOf(word), known) : [];
}

function partsOf(word: string): readonly KeyInRun[] {
  let at = 0;
  return word.split('.').map((key) => {
    const part = { key, at };
    at += key.length + 1;
    return part;
  });
}

/** The longest key that begins at a part wins, and the next is looked for behind it. */
function keysAmong(parts: readonly KeyInRun[], known: ReadonlySet<string>): KeyInRun[] {
  const found: KeyInRun[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const longest = longestFrom(parts, index, known);
    if (longest === undefined) continue;
    found.push(longest.found);
    index = longest.last;
  }
  return found;
}

function longestFrom(parts: readonly KeyInRun[], first: number, known: ReadonlySet<string>) {
  const at = parts[first]?.at ?? 0;
  let longest: { readonly found: KeyInRun; readonly last: number } | undefined;
  let key = '';
  for (let last = first; last < parts.length && key.length <= longestKey; last += 1) {
    key = last === first ? (parts[last]?.key ?? '') : `${key}.${parts[last]?.key}`;
    if (known.has(key)) longest = { found: { key, at }, last };
  }
  return longest;
}

function isWord(text: string, start: number, length: number): boolean {
  return !otherLetter.test(letterAt(text, start - 1)) && !otherLetter.test(letterAt(text, start + length));
}

/** What ASCII has was looked at already: beside a key it is a separator. */
function letterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return index < 0 || code === undefined || code < 0x80 ? '' : String.fromCodePoint(code);
}
