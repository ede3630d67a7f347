import { open } from 'node:fs/promises';
import { type WalkedFile, walkCode } from './code.walk.js';
import { byPlace, type CodeUse, type Hit, type KnownFlags } from './code-use.model.js';
import { lineReader } from './file.lines.js';
import { usesIn } from './file.uses.js';

export interface Scan {
  /** How many were looked into. */
  readonly files: number;
  readonly uses: readonly CodeUse[];
  /** What the code asks for, and no flag is. */
  readonly unknown: readonly CodeUse[];
  /** Questions whose key is computed. */
  readonly computed: number;
  readonly skipped: Skipped;
}

export interface Skipped {
  readonly binary: number;
  readonly large: number;
  readonly unreadable: readonly string[];
  /** Scripts that could not be read as scripts: they were searched by words. */
  readonly unparsed: readonly string[];
}

export interface ScanOptions {
  readonly root: string;
  readonly known: KnownFlags;
  readonly withExcerpts: boolean;
}

export const largestFileBytes = 1024 * 1024;
const filesAtOnce = 16;

export async function scanCode(options: ScanOptions): Promise<Scan> {
  const walk = await walkCode(options.root);
  const found: FileScan[] = [];
  const files = walk.files.values();
  const worker = async () => {
    // Shared: each takes the next that nobody has taken.
    for (const file of files) found.push(await scanFile(file, options));
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
  return summed(found, walk.unreadable);
}

type FileScan = { readonly path: string } & (
  | { readonly outcome: 'binary' | 'large' | 'unreadable' }
  | ({ readonly outcome: 'read' } & FileFindings)
);

interface FileFindings {
  readonly uses: readonly CodeUse[];
  readonly unknown: readonly CodeUse[];
  readonly computed: number;
  readonly isUnparsed: boolean;
}

async function scanFile({ path, file }: WalkedFile, options: ScanOptions): Promise<FileScan> {
  const content = await readSmall(file).catch(() => 'unreadable' as const);
  if (typeof content === 'string') return { path, outcome: content };
  if (content.subarray(0, 8_000).includes(0)) return { path, outcome: 'binary' };
  return { path, outcome: 'read', ...findingsIn(path, content.toString('utf8'), options) };
}

async function readSmall(file: string): Promise<Buffer | 'large'> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    return size > largestFileBytes ? 'large' : await handle.readFile();
  } finally {
    await handle.close();
  }
}

function findingsIn(path: string, text: string, { known, withExcerpts }: ScanOptions): FileFindings {
  const { hits, unknown, computed, isUnparsed } = usesIn(path, text, known);
  const lines = lineReader(text);
  const useOf = ({ flag, offset, kind }: Hit): CodeUse => ({
    flag,
    path,
    line: lines.lineAt(offset),
    kind,
    ...(withExcerpts && { excerpt: lines.excerptAt(offset) }),
  });
  return { uses: onePerLine(hits.map(useOf)), unknown: onePerLine(unknown.map(useOf)), computed, isUnparsed };
}

/** A line that asks for a flag and names it besides is one use. */
function onePerLine(uses: readonly CodeUse[]): CodeUse[] {
  const found = new Map<string, CodeUse>();
  for (const use of uses) {
    const name = `${use.line} ${use.flag}`;
    if (!found.has(name) || use.kind === 'evaluation') found.set(name, use);
  }
  return [...found.values()];
}

function summed(files: readonly FileScan[], unreadableFolders: readonly string[]): Scan {
  const read = files.filter((file) => file.outcome === 'read');
  const pathsOf = (some: readonly { readonly path: string }[]) => some.map(({ path }) => path).sort();
  const having = (outcome: FileScan['outcome']) => files.filter((file) => file.outcome === outcome);
  return {
    files: read.length,
    uses: read.flatMap(({ uses }) => uses).sort(byPlace),
    unknown: read.flatMap(({ unknown }) => unknown).sort(byPlace),
    computed: read.reduce((sum, { computed }) => sum + computed, 0),
    skipped: {
      binary: having('binary').length,
      large: having('large').length,
      unreadable: [...unreadableFolders, ...pathsOf(having('unreadable'))],
      unparsed: pathsOf(read.filter(({ isUnparsed }) => isUnparsed)),
    },
  };
}
