import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';

export interface BodyHandlers {
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
}

/** The text of an answer as it comes in. The reader bounds what it takes: a bomb unpacks by small chunks. */
export function bodyOf(response: IncomingMessage, handlers: BodyHandlers): void {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') read(response, handlers);
  else if (encoding === 'gzip') read(unpacked(response, handlers), handlers);
  else handlers.onError(new Error(`the answer is encoded as ${encoding}, which was not asked for`));
}

function unpacked(response: IncomingMessage, { onError }: BodyHandlers): Readable {
  // A flush for every chunk, so that a stream which something on the way has compressed is still a stream.
  const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH });
  response.on('error', (error) => {
    gunzip.destroy();
    onError(error);
  });
  return response.pipe(gunzip);
}

function read(stream: Readable, { onText, onEnd, onError }: BodyHandlers): void {
  // What is no UTF-8 must not become a flag's value with a hole in it.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): boolean => {
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      if (text !== '') onText(text);
      return true;
    } catch {
      onError(new Error('the answer is not UTF-8'));
      return false;
    }
  };
  stream.on('data', decode);
  stream.on('end', () => decode() && onEnd());
  stream.on('error', onError);
}
