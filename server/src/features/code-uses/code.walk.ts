import type { Dirent } from 'node:fs';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { compareTexts } from './code-use.model.js';

export interface WalkedFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly file: string;
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

const neverEntered = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * The files below a folder that git would take, in the order of their paths. Links are not followed: what they lead to is
 * found where it is, or belongs to another code base.
 */
export async function walkCode(root: string): Promise<Walk> {
  const files: WalkedFile[] = [];
  const unreadable: string[] = [];
  const top = repositoryOf(root);

  async function enter(dir: string, outer: Ignore): Promise<void> {
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) unreadable.push(pathFrom(root, dir) || '.');
    const rules = entries?.some(isIgnoreFile) === true ? await rulesIn(top, dir, outer) : outer;
    const taken = entries?.filter((entry) => !isLeftOut(entry, pathFrom(top, join(dir, entry.name)), rules)) ?? [];
    for (const entry of taken.sort((one, other) => compareTexts(one.name, other.name))) {
      const file = join(dir, entry.name);
      if (entry.isDirectory()) await enter(file, rules);
      else files.push({ path: pathFrom(root, file), file });
    }
  }

  await enter(root, await rulesAbove(top, root));
  return { files, unreadable };
}

const isIgnoreFile = ({ name }: Dirent) => name === '.gitignore';

function isLeftOut(entry: Dirent, path: string, rules: Ignore): boolean {
  if (neverEntered.has(entry.name)) return true;
  if (entry.isDirectory()) return rules.ignores(`${path}/`);
  return !entry.isFile() || rules.ignores(path);
}

/** Where the repository begins that the folder is in: what is ignored there is ignored here. */
function repositoryOf(root: string): string {
  for (let dir = root; ; dir = dirname(dir)) {
    if (existsSync(join(dir, '.git'))) return dir;
    if (dirname(dir) === dir) return root;
  }
}

/** Whoever names a folder wants it looked into, though it be ignored itself. */
async function rulesAbove(top: string, root: string): Promise<Ignore> {
  const none = ignore({ ignorecase: false });
  if (top === root) return none;
  let rules = none;
  const between = pathFrom(top, dirname(root)).split('/').filter(Boolean);
  for (let depth = 0; depth <= between.length; depth += 1)
    rules = await rulesIn(top, join(top, ...between.slice(0, depth)), rules);
  return rules.ignores(`${pathFrom(top, root)}/`) ? none : rules;
}

async function rulesIn(top: string, dir: string, outer: Ignore): Promise<Ignore> {
  const text = await readFile(join(dir, '.gitignore'), 'utf8').catch(() => '');
  const base = pathFrom(top, dir);
  const patterns = text.split(/\r?\n/).flatMap((line) => rebased(line, base));
  return patterns.length === 0 ? outer : ignore({ ignorecase: false }).add(outer).add(patterns);
}

/** A pattern as it would stand in the `.gitignore` of the repository's first folder. */
function rebased(line: string, base: string): readonly string[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  if (base === '') return [line];
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const isAnchored = /\/./.test(pattern.trimEnd());
  const place = base.replace(/[\\*?[\] !#]/g, '\\$&');
  return [`${negation}/${place}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`];
}

function pathFrom(root: string, file: string): string {
  const path = relative(root, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
