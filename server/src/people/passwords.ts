import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type FieldError, invalid } from '../errors.js';

/** argon2id, as OWASP's cheat sheet has it: 19 MiB, two passes; some 25 ms. In the threads beside JavaScript's own. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const shortestPassword = 12;
const longestPassword = 200;
const fewestCharacters = 5;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** As long for an account that has none, or that there is not: nobody is to tell one from the other. */
  isRight(stored: string | null, password: string): Promise<boolean>;
}

export function createPasswords(): Passwords {
  let nobodys: Promise<string> | undefined;
  const hashOf = (password: string) => hash(normal(password), cost);
  return {
    hash: hashOf,
    isRight: async (stored, password) => {
      nobodys ??= hashOf(randomBytes(32).toString('base64'));
      // Waited for by all alike: the first one of a process must not be told by it either.
      const none = await nobodys;
      const isSame = await verify(stored ?? none, normal(password));
      return isSame && stored !== null;
    },
  };
}

/** Refuses what is guessed first. Length is what counts: no kinds of characters are demanded. */
export function checkPassword(password: string, email: string, path = '/password'): void {
  const message = flawOf(normal(password), email);
  const errors: FieldError[] = message === undefined ? [] : [{ path, message }];
  if (errors.length > 0) throw invalid(errors);
}

function flawOf(password: string, email: string): string | undefined {
  const length = [...password].length;
  if (length < shortestPassword) return `must have at least ${shortestPassword} characters`;
  if (length > longestPassword) return `may have at most ${longestPassword} characters`;
  if (new Set(password).size < fewestCharacters) return `must have at least ${fewestCharacters} different characters`;
  const [name = ''] = email.split('@');
  const isOwnName = [email, name].some((text) => password.toLowerCase() === text.toLowerCase());
  return isOwnName ? 'must not be your email address' : undefined;
}

/** However the keyboard composes an é. */
function normal(password: string): string {
  return password.normalize('NFC');
}
