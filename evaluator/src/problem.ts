/** Something malformed in a flag, a segment or a whole document, and what to do about it. */
export interface Problem {
  readonly kind: 'flag' | 'segment' | 'document';
  /** The flag's or the segment's key; empty for a document, or where no key can be read. */
  readonly key: string;
  /** A JSON pointer inside the flag, the segment or the document. */
  readonly path: string;
  readonly message: string;
}

export type Report = (path: string, message: string) => void;

export function reporter(problems: Problem[], kind: Problem['kind'], key: string): Report {
  return (path, message) => {
    problems.push({ kind, key, path, message });
  };
}

/** One step of a JSON pointer, escaped as RFC 6901 asks. */
export function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
