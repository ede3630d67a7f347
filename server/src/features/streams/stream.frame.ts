/** An intermediary or a client that holds a whole frame in memory needs to hold no more than this. */
const maxFrameBytes = 64 * 1024;

/** A comment: proxies see traffic, parsers see nothing. */
export const heartbeatFrame = Buffer.from(':\n\n');

export interface StreamEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

const lineBreak = /\r\n|\r|\n/;

/** Text from users can neither end a field nor begin an event: every line of `data` gets its own field. */
export function encodeEvent({ id, event, data }: StreamEvent): Buffer {
  const head = id === undefined ? '' : `id: ${oneLine(id)}\n`;
  return Buffer.from(`${head}event: ${oneLine(event)}\n${dataLines(data)}\n`);
}

export function fitsFrame(bytes: Buffer): boolean {
  return bytes.length <= maxFrameBytes;
}

/** A parser ignores an id that holds NUL, so it goes with the line breaks. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, '');
}

function dataLines(data: string): string {
  if (!lineBreak.test(data)) return `data: ${data}\n`;
  return data
    .split(lineBreak)
    .map((line) => `data: ${line}\n`)
    .join('');
}

export function patchFrame(id: string, patch: string): Buffer {
  return encodeEvent({ id, event: 'patch', data: patch });
}

export function snapshotFrame(id: string, body: string): Buffer {
  return encodeEvent({ id, event: 'snapshot', data: body });
}

export interface Refetch {
  readonly version: number;
  readonly afterMs: number;
  readonly reset?: true;
}

/** Bears no id: its reader does not hold the state until it has fetched it. */
export function refetchFrame(refetch: Refetch): Buffer {
  return encodeEvent({ event: 'refetch', data: JSON.stringify(refetch) });
}

export interface Changed {
  /** The environment's state: decisions of this one or a later one are what is asked for. */
  readonly id: string;
  /** Missing: any may have changed. */
  readonly flags?: readonly string[];
  readonly afterMs: number;
}

/** Tells that the server decides otherwise, perhaps. Bears the id where it names what its reader follows. */
export function changedFrame(changed: Changed, eventId?: string): Buffer {
  const frame = (data: Changed) =>
    encodeEvent({ ...(eventId !== undefined && { id: eventId }), event: 'changed', data: JSON.stringify(data) });
  const whole = frame(changed);
  return fitsFrame(whole) ? whole : frame({ id: changed.id, afterMs: changed.afterMs });
}

export function byeFrame(afterMs: number): Buffer {
  return encodeEvent({ event: 'bye', data: JSON.stringify({ afterMs }) });
}
