import type { FileHits, Hit, KnownFlags } from './code-use.model.js';
import { languageOf, parseScript } from './script.syntax.js';
import { asksSomething, scriptHits } from './script.uses.js';
import { wordHits } from './word.uses.js';

export type FileUses = FileHits & {
  /** A script that could not be read as one: it was searched by words. */
  readonly isUnparsed: boolean;
};

/** Scripts by their syntax tree, what has scripts in it by both, and all else by words. */
export function usesIn(path: string, text: string, known: KnownFlags): FileUses {
  const words = known === null ? [] : wordHits(text, known);
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const language = languageOf(extension);
  if (language === undefined && !withScripts.has(extension)) return byWords(words);
  // A text without any key and any question need not be parsed, and most are.
  if (words.length === 0 && !asksSomething.test(text)) return byWords([]);
  return language === undefined ? mixedUses(text, words, known) : scriptUses(text, language, words, known);
}

/** Files with `<script>` in them. */
const withScripts = new Set(['vue', 'svelte', 'astro', 'html', 'htm']);

function byWords(hits: readonly Hit[], isUnparsed = false): FileUses {
  return { hits, unknown: [], computed: 0, isUnparsed };
}

function scriptUses(text: string, language: string, words: readonly Hit[], known: KnownFlags): FileUses {
  const program = parseScript(text, language);
  return program === undefined ? byWords(words, true) : { ...scriptHits(program, known), isUnparsed: false };
}

interface Block {
  readonly start: number;
  readonly text: string;
  readonly language: string;
}

function mixedUses(text: string, words: readonly Hit[], known: KnownFlags): FileUses {
  const blocks = blocksOf(text);
  const isOutside = ({ offset }: Hit) => !blocks.some((block) => isIn(block, offset));
  const found = blocks.map((block) => {
    const within = words.filter(({ offset }) => isIn(block, offset)).map((hit) => moved(hit, -block.start));
    return movedAll(scriptUses(block.text, block.language, within, known), block.start);
  });
  return {
    hits: [...words.filter(isOutside), ...found.flatMap(({ hits }) => hits)],
    unknown: found.flatMap(({ unknown }) => unknown),
    computed: found.reduce((sum, { computed }) => sum + computed, 0),
    isUnparsed: found.some(({ isUnparsed }) => isUnparsed),
  };
}

/** By hand: of a text with a thousand beginnings and no end, an expression would read the rest a thousand times. */
function blocksOf(text: string): readonly Block[] {
  const lower = text.toLowerCase();
  const blocks: Block[] = [];
  for (let from = lower.indexOf('<script'); from >= 0; from = lower.indexOf('<script', from)) {
    const start = lower.indexOf('>', from) + 1;
    const end = lower.indexOf('</script', start);
    if (start === 0 || end < 0) break;
    blocks.push({ start, text: text.slice(start, end), language: languageIn(text.slice(from, start)) });
    from = end;
  }
  return blocks;
}

function languageIn(tag: string): string {
  return languageOf(/\blang\s{0,9}=\s{0,9}["']?(\w+)/i.exec(tag)?.[1] ?? 'js') ?? 'ts';
}

function isIn({ start, text }: Block, offset: number): boolean {
  return offset >= start && offset < start + text.length;
}

function movedAll(uses: FileUses, by: number): FileUses {
  const move = (hit: Hit) => moved(hit, by);
  return { ...uses, hits: uses.hits.map(move), unknown: uses.unknown.map(move) };
}

function moved(hit: Hit, by: number): Hit {
  return { ...hit, offset: hit.offset + by };
}
