/** What a stream said, as far as it tells where its reader stands. */
export type StreamEvent =
  | { readonly kind: 'patch'; readonly id: string; readonly from: string }
  | { readonly kind: 'whole'; readonly id: string; readonly isReset: boolean }
  | { readonly kind: 'bye'; readonly afterMs: number }
  | { readonly kind: 'heartbeat' };

const keptTexts = 64;
const known = new Map<string, StreamEvent>();

/** Ten thousand streams are told the same: it is read once. */
export function eventOf(text: string): StreamEvent {
  const held = known.get(text);
  if (held !== undefined) return held;
  const event = parse(text);
  if (known.size >= keptTexts) known.clear();
  known.set(text, event);
  return event;
}

function parse(text: string): StreamEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const data = JSON.parse(field('data') ?? '{}') as Readonly<Record<string, unknown>>;
  const id = field('id') ?? `${data['version']}-${data['digest']}`;
  const kind = field('event');
  if (kind === 'patch') return { kind, id, from: String(data['from']) };
  if (kind === 'snapshot' || kind === 'refetch') return { kind: 'whole', id, isReset: data['reset'] === true };
  if (kind === 'bye') return { kind, afterMs: Number(data['afterMs']) };
  return { kind: 'heartbeat' };
}

export const versionOf = (id: string): number => Number.parseInt(id, 10);
