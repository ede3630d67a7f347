import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The bytes of one version: serialized once, compressed once for each encoding that somebody asks for. */
export interface SnapshotBody {
  readonly text: string;
  /** At hand, or on its way: all who ask meanwhile wait for the same compression. */
  bytes(encoding: Encoding): Buffer | Promise<Buffer>;
}

export interface SnapshotHead {
  readonly environment: string;
  readonly version: number;
  readonly digest: string;
  /** What the pseudonyms of a client's projection are made with. */
  readonly salt?: string;
  readonly reset?: true;
}

export interface SnapshotParts {
  /** Each serialized already. */
  readonly flags: readonly string[];
  /** Missing in a client's projection, where they stand among the flags. */
  readonly segments?: readonly string[];
  /** Of what is malformed: for readers that do not hold an earlier version themselves. */
  readonly lastGood?: unknown;
}

export function snapshotBody(head: SnapshotHead, parts: SnapshotParts): SnapshotBody {
  const text = serialize(head, parts);
  const identity = Buffer.from(text);
  const made = new Map<Encoding, Buffer | Promise<Buffer>>([['identity', identity]]);
  return {
    text,
    bytes: (encoding) => made.get(encoding) ?? compressOnce(made, encoding, identity),
  };
}

function serialize(head: SnapshotHead, { flags, segments, lastGood }: SnapshotParts): string {
  const start = JSON.stringify({ format: 1, ...head, ...(lastGood !== undefined && { lastGood }) }).slice(0, -1);
  const end = segments === undefined ? '' : `,"segments":[${segments.join(',')}]`;
  return `${start},"flags":[${flags.join(',')}]${end}}`;
}

function compressOnce(
  made: Map<Encoding, Buffer | Promise<Buffer>>,
  encoding: Encoding,
  bytes: Buffer,
): Promise<Buffer> {
  const running = compress(encoding, bytes).then((compressed) => {
    made.set(encoding, compressed);
    return compressed;
  });
  made.set(encoding, running);
  running.catch(() => made.delete(encoding));
  return running;
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Level 5 costs a tenth of the best one's time for nine tenths of its gain: it is paid at every version. */
function compress(encoding: Encoding, bytes: Buffer): Promise<Buffer> {
  if (encoding === 'gzip') return gzipAsync(bytes, { level: 6 });
  return brotliAsync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}
