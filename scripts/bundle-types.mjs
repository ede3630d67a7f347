// Makes a package's declarations stand alone: those of the workspace packages inside its bundle are copied into its
// own `dist/types`, and imports of them by name become relative.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** `inside` maps the name of each bundled package to its folder. */
export function bundleTypes({ packageDir, inside }) {
  const dist = join(packageDir, 'dist');
  const types = join(dist, 'types');
  rmSync(types, { recursive: true, force: true });
  const entries = new Map();
  for (const [name, folder] of Object.entries(inside)) {
    const target = join(types, name.split('/').at(-1));
    cpSync(join(folder, 'dist'), target, { recursive: true, filter: isDeclarationOrFolder });
    entries.set(name, target);
  }
  for (const file of declarationsBelow(dist)) rewrite(file, entries);
}

function isDeclarationOrFolder(path) {
  return path.endsWith('.d.ts') || (!/\.[a-z]+$/.test(path) && !path.endsWith(`${sep}testing`));
}

function declarationsBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

function rewrite(file, entries) {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/((?:from|import\()\s*)(['"])(@guidon\/[^'"]+)\2/g, (whole, lead, quote, name) => {
    const entry = entryOf(name, entries);
    return entry === undefined ? whole : `${lead}${quote}${toSpecifier(file, entry)}${quote}`;
  });
  if (after !== before) writeFileSync(file, after);
}

/** `@guidon/x` is its index, `@guidon/x/y` that of its folder `y`. */
function entryOf(name, entries) {
  const [scope, packageName, ...inner] = name.split('/');
  const folder = entries.get(`${scope}/${packageName}`);
  return folder && join(folder, ...inner, 'index.js');
}

function toSpecifier(file, entry) {
  const path = relative(dirname(file), entry).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
