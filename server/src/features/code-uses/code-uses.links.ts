const placeholder = /\{([^{}]*)\}/g;
const places = new Set(['path', 'line', 'revision']);
/** Nothing may be filled in before the path: what is scanned must not say which host people are sent to. */
const beginning = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\//i;

/** What is wrong with a template of links; undefined: nothing. */
export function flawOfTemplate(template: string): string | undefined {
  if (!beginning.test(template) || !URL.canParse(template))
    return 'must begin with https:// and a host, and go on with /';
  if (/[\s\p{Cc}"<>\\]/u.test(template)) return 'holds what no address may';
  const named = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  const unknown = named.find((name) => !places.has(name));
  if (unknown !== undefined) return `may hold {path}, {line} and {revision}, not {${unknown}}`;
  return named.includes('path') ? undefined : 'must hold {path}';
}

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly revision: string | null;
}

/** Null where there is none, or it asks for a revision that nobody has named. */
export function linkTo(template: string | null, { path, line, revision }: Place): string | null {
  if (template === null || (revision === null && template.includes('{revision}'))) return null;
  const values = { path: encoded(path), line: String(line), revision: encoded(revision ?? '') };
  return template.replace(placeholder, (whole, name: string) => Reflect.get(values, name) ?? whole);
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
