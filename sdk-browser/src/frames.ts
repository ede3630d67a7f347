import { parse } from './exchange.js';

/** An event that counts, as Guidon's server writes it; others are for later clients. A dot would end at U+2028, which JSON may hold. */
const frame = /^event: ?(patch|snapshot|changed|refetch|bye)\r?\ndata: ?([^\r\n]*)/m;

/**
 * Reads the events of `text/event-stream` (HTML Standard, 9.2.6) that are whole, and gives back the rest. It takes one
 * line of data right after the event's name. Throws where that is no JSON.
 */
export function readFrames(text: string, onEvent: (name: string, content: object) => void): string {
  const frames = text.split(/\r?\n\r?\n/);
  const rest = frames.pop() as string;
  for (const one of frames) {
    const [, name, data] = frame.exec(one) ?? [];
    if (name && data) onEvent(name, parse(data));
  }
  return rest;
}
