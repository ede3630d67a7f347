export type CrowdEvent =
  | { readonly kind: 'comment' }
  | { readonly kind: 'patch'; readonly id: string; readonly from: string }
  | { readonly kind: 'snapshot'; readonly id: string; readonly isReset: boolean }
  | { readonly kind: 'refetch'; readonly afterMs: number }
  | { readonly kind: 'bye'; readonly afterMs: number }
  | { readonly kind: 'other' };

export interface Frames {
  readonly events: readonly CrowdEvent[];
  /** The beginning of a frame whose end has not come yet. */
  readonly rest: Buffer | undefined;
}

const nothing = Buffer.alloc(0);
const frameEnd = '\n\n';

/**
 * What a chunk of a stream says. A server writes the same bytes to all, so what one member's chunk says is remembered
 * for the next of ten thousand: a crowd that parsed for each would measure itself.
 */
export function frameReader(): (bytes: Buffer, length: number) => Frames {
  let known = nothing;
  let said: Frames = { events: [], rest: undefined };
  return (bytes, length) => {
    if (length === known.length && known.compare(bytes, 0, length) === 0) return said;
    known = Buffer.from(bytes.subarray(0, length));
    said = framesOf(known);
    return said;
  };
}

function framesOf(bytes: Buffer): Frames {
  const end = bytes.lastIndexOf(frameEnd);
  if (end < 0) return { events: [], rest: bytes };
  const wholeBytes = end + frameEnd.length;
  const texts = bytes.toString('utf8', 0, end).split(frameEnd);
  return { events: texts.map(eventOf), rest: wholeBytes < bytes.length ? bytes.subarray(wholeBytes) : undefined };
}

function eventOf(text: string): CrowdEvent {
  if (text.startsWith(':')) return { kind: 'comment' };
  const fields = new Map(text.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const data = JSON.parse(fields.get('data') ?? '{}') as Readonly<Record<string, unknown>>;
  const id = fields.get('id') ?? '';
  const afterMs = Number(data['afterMs'] ?? 0);
  switch (fields.get('event')) {
    case 'patch':
      return { kind: 'patch', id, from: String(data['from']) };
    case 'snapshot':
      return { kind: 'snapshot', id, isReset: data['reset'] === true };
    case 'refetch':
      return { kind: 'refetch', afterMs };
    case 'bye':
      return { kind: 'bye', afterMs };
    default:
      return { kind: 'other' };
  }
}
