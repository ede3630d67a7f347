import { createHash } from 'node:crypto';
import type { CacheRead } from '@guidon/sdk-core';

/** Names the format; a file that says another number was written by another version. */
const magic = 'guidon-cache 1';

/** Whose copy it is. A file of another server or key is not used, and does not tell the key. */
export function ownerOf(url: string, sdkKey: string): string {
  return sha256(`${url}\n${sdkKey}`);
}

/** `guidon-cache 1`, the checksum of all that follows, the owner, the snapshot: a line each. */
export function encodeCache(owner: string, text: string): string {
  const content = `${owner}\n${text}`;
  return `${magic}\n${sha256(content)}\n${content}`;
}

export function decodeCache(owner: string, file: Buffer): CacheRead {
  const magicEnd = magic.length + 1;
  const checksumEnd = magicEnd + 65;
  if (file.toString('latin1', 0, magicEnd) !== `${magic}\n`)
    return unusable('is not of a format that this version reads');
  const content = file.subarray(checksumEnd);
  if (file.toString('latin1', magicEnd, checksumEnd) !== `${sha256(content)}\n`) return unusable('is damaged');
  const ownerEnd = owner.length + 1;
  if (content.toString('latin1', 0, ownerEnd) !== `${owner}\n`) return { kind: 'none' };
  return { kind: 'found', text: content.toString('utf8', ownerEnd) };
}

function unusable(why: string): CacheRead {
  return { kind: 'unusable', message: `The cache file ${why}: it was left aside, and will be replaced.` };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
