import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeCache, encodeCache, ownerOf } from './cache-format.js';
import { aSnapshot } from './test-support/builders.js';

const owner = ownerOf('http://localhost:4400', 'key');
const text = JSON.stringify({ ...aSnapshot(), note: 'Zoë 🙂' });
const file = Buffer.from(encodeCache(owner, text));

const isLetThrough = (changed: Buffer): boolean =>
  !changed.equals(file) && decodeCache(owner, changed).kind !== 'unusable';

function flipped(position: number, bit: number): Buffer {
  const changed = Buffer.from(file);
  changed[position] = (changed[position] ?? 0) ^ (1 << bit);
  return changed;
}

describe('a cache file', () => {
  it('gives back what was put into it', () => {
    expect(decodeCache(owner, file)).toEqual({ kind: 'found', text });
  });

  it('tells every flipped bit', () => {
    const bits = Array.from({ length: file.length * 8 }, (_, index) => flipped(index >> 3, index & 7));
    expect(bits.filter(isLetThrough)).toEqual([]);
  });

  it('tells every truncation, and every filling with zeros', () => {
    const lengths = Array.from({ length: file.length }, (_, length) => length);
    expect(lengths.filter((length) => isLetThrough(file.subarray(0, length)))).toEqual([]);
    const zeroed = (length: number) => Buffer.concat([file.subarray(0, length), Buffer.alloc(file.length - length)]);
    expect(lengths.filter((length) => isLetThrough(zeroed(length)))).toEqual([]);
  });

  it('tells ten thousand random changes', () => {
    const changes = Array.from({ length: 10_000 }, (_, index) => {
      const at = Math.floor(Math.random() * file.length);
      const removed = index % 3;
      return Buffer.concat([file.subarray(0, at), randomBytes(index % 5), file.subarray(at + removed)]);
    });
    expect(changes.filter(isLetThrough)).toEqual([]);
  });

  it('of another key or server is nobody’s', () => {
    expect(decodeCache(ownerOf('http://localhost:4400', 'other'), file)).toEqual({ kind: 'none' });
    expect(decodeCache(ownerOf('http://elsewhere:4400', 'key'), file)).toEqual({ kind: 'none' });
    expect(file.toString()).not.toContain('http://localhost');
  });

  it('of another version is left alone', () => {
    const later = Buffer.from(file.toString().replace('guidon-cache 1', 'guidon-cache 2'));
    expect(decodeCache(owner, later)).toMatchObject({ kind: 'unusable' });
  });
});
