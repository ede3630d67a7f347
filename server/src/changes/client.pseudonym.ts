import { hash } from 'node:crypto';
import type { Pseudonymize } from '@guidon/evaluator';

/** What stands for people's ids in what client keys see: 128 bits of SHA-256, over the environment's own salt. */
export function pseudonymsOf(salt: string): Pseudonymize {
  return (attribute, text) => hash('sha256', `${salt}\0${attribute}\0${text}`, 'hex').slice(0, 32);
}

/** For one write, which shows the same lists as they were and as they become. */
export function rememberedPseudonyms(salt: string): Pseudonymize {
  const pseudonym = pseudonymsOf(salt);
  const known = new Map<string, string>();
  return (attribute, text) => {
    const name = `${attribute}\0${text}`;
    const found = known.get(name) ?? pseudonym(attribute, text);
    known.set(name, found);
    return found;
  };
}
