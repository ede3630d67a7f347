import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { GuidonError } from './errors.js';

/** Seals what must be kept and must not be read from the database alone. */
export interface SecretBox {
  readonly hasKey: boolean;
  /** Tells boxes of other keys apart, and nothing of the key. */
  readonly name: string;
  /** `place` says what it is for: what is sealed for one place opens at no other. */
  seal(text: string, place: string): Buffer;
  open(sealed: Uint8Array, place: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;

export function createSecretBox(secretKey: string | undefined): SecretBox {
  const derive = (use: string, bytes: number) =>
    secretKey === undefined ? undefined : Buffer.from(hkdfSync('sha256', secretKey, '', use, bytes));
  const key = derive('guidon secrets', 32);
  return {
    hasKey: key !== undefined,
    name: derive('guidon name', 8)?.toString('hex') ?? 'none',
    seal: (text, place) => {
      if (key === undefined) throw new GuidonError('conflict', `Secrets are kept under GUIDON_SECRET_KEY. ${howToSet}`);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open: (sealed, place) => {
      if (key === undefined) throw new GuidonError('config', `${place} is sealed under GUIDON_SECRET_KEY. ${howToSet}`);
      try {
        return openWith(key, Buffer.from(sealed), place);
      } catch (cause) {
        throw new GuidonError('config', `${place} was sealed under another GUIDON_SECRET_KEY. Set that one.`, {
          cause,
        });
      }
    },
  };
}

const howToSet = 'Set it, on every node alike, to at least 32 characters: try `openssl rand -base64 32`.';

function openWith(key: Buffer, bytes: Buffer, place: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
}
