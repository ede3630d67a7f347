import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { type Cache, type CacheRead, maxSnapshotChars } from '@guidon/sdk-core';
import { replaceFile, sweepTemporaries } from './atomic-file.js';
import { decodeCache, encodeCache, ownerOf } from './cache-format.js';

/** The last good copy in a file. Whatever is wrong with the disk, decisions go on without it. */
export function cacheFile(path: string, url: string, sdkKey: string): Cache {
  const owner = ownerOf(url, sdkKey);
  let isSwept = false;
  return {
    read: () => readCache(path, owner),
    write(text, done) {
      const sweep = isSwept ? Promise.resolve() : sweepTemporaries(path);
      isSwept = true;
      sweep
        .then(() => replaceFile(path, encodeCache(owner, text)))
        .then(
          () => done(),
          (error: unknown) => done(`The cache file ${path} cannot be written: ${messageOf(error)}.`),
        );
    },
  };
}

function readCache(path: string, owner: string): CacheRead {
  try {
    const file = readBounded(path);
    return file === undefined ? unusable(path, 'it is no file, or too large') : decodeCache(owner, file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? { kind: 'none' } : unusable(path, messageOf(error));
  }
}

/** Not blocking: somebody may have given the path of a pipe. */
function readBounded(path: string): Buffer | undefined {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    const isReadable = fstatSync(descriptor).isFile() && size <= 2 * maxSnapshotChars;
    return isReadable ? readFileSync(descriptor) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function unusable(path: string, why: string): CacheRead {
  return { kind: 'unusable', message: `The cache file ${path} cannot be read: ${why}.` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
