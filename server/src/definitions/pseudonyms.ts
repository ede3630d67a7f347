import { hash } from 'node:crypto';

/** What stands for people's ids in what client keys see: 128 bits of SHA-256, over the environment's own salt. */
export function pseudonyms(salt: string): (attribute: string, text: string) => string {
  return (attribute, text) => hash('sha256', `${salt}\0${attribute}\0${text}`, 'hex').slice(0, 32);
}
