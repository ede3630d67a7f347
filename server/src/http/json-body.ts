import type { FastifyInstance } from 'fastify';
import { type FieldError, GuidonError } from '../errors.js';

const deepestLevel = 64;

/** Only `application/json` is taken, and of JSON only what can be stored and given back as it came. */
export function parseJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : parseJson(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * For what is looked at and never stored: any JSON at all. A page's context may hold any text, and is to be decided for
 * as it would be in the page itself.
 */
export function takeAnyJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : parse(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parseJson(text: string): unknown {
  const value = parse(text);
  const flaw = findFlaw(value);
  if (flaw !== undefined) {
    throw new GuidonError('malformed', `${flaw.path} ${flaw.message}.`, { errors: [flaw] });
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `is not valid JSON: ${(error as Error).message.slice(0, 200)}`;
    throw new GuidonError('malformed', `The body ${message}.`, { errors: [{ path: '/', message }] });
  }
}

interface Step {
  readonly value: unknown;
  readonly path: string;
  readonly level: number;
}

/** Without recursion: a body may be nested as deep as its size allows. */
function findFlaw(root: unknown): FieldError | undefined {
  const steps: Step[] = [{ value: root, path: '', level: 0 }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const message = flawOf(step);
    if (message !== undefined) return { path: step.path || '/', message };
    if (typeof step.value === 'object' && step.value !== null) {
      const flaw = pushChildren(steps, step, step.value);
      if (flaw !== undefined) return flaw;
    }
  }
  return undefined;
}

function pushChildren(steps: Step[], { path, level }: Step, value: object): FieldError | undefined {
  for (const [name, child] of Object.entries(value)) {
    const childPath = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const message = flawOfName(name);
    if (message !== undefined) return { path: childPath, message };
    steps.push({ value: child, path: childPath, level: level + 1 });
  }
  return undefined;
}

function flawOfName(name: string): string | undefined {
  // Harmless to us, who read by Map; not to every program that this value is handed on to.
  return name === '__proto__' ? 'is a name that is not accepted' : flawOfText(name);
}

function flawOf({ value, level }: Step): string | undefined {
  if (typeof value === 'string') return flawOfText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is too large a number';
  return level > deepestLevel ? `is nested deeper than ${deepestLevel} levels` : undefined;
}

/** Postgres stores neither, and a half of a surrogate pair would come back as another character. */
export function flawOfText(text: string): string | undefined {
  if (text.includes('\0')) return 'holds the character NUL';
  return isWellFormed(text) ? undefined : 'holds half of a surrogate pair';
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}
