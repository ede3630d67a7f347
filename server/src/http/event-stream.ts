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
  return bytesOfItsOwn(`${head}event: ${oneLine(event)}\n${dataLines(data)}\n`);
}

/** A change's frame is kept for those who come back: cut from Node's pool, it would hold the whole 8 kB of it. */
function bytesOfItsOwn(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
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
