import { connect, type Socket } from 'node:net';
import { waitFor } from '@guidon/test-kit';

export interface StreamOptions {
  readonly port: number;
  /** Default: the SDKs' stream. */
  readonly path?: string;
  readonly sdkKey?: string;
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly httpVersion?: string;
  /** With its question mark. */
  readonly query?: string;
}

interface StreamedEvent {
  readonly id: string | undefined;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects out of any event
  readonly data: any;
}

/** Everything that came over a socket, byte for byte. */
export interface TestStream {
  readonly socket: Socket;
  readonly status: number;
  readonly head: string;
  readonly events: readonly StreamedEvent[];
  readonly isClosed: boolean;
  readonly heartbeats: number;
  readonly raw: string;
  /** The events once there are this many. */
  take(count: number): Promise<readonly StreamedEvent[]>;
  ended(): Promise<void>;
  close(): void;
}

export async function openStream(options: StreamOptions): Promise<TestStream> {
  const socket = connect(options.port, '127.0.0.1');
  const state = { raw: '', isClosed: false };
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    state.raw += text;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    state.isClosed = true;
  });
  socket.write(requestOf(options));
  await waitFor(() => state.raw.includes('\r\n\r\n') || state.isClosed, { what: 'an answer' });
  const bodyOf = () => state.raw.slice(state.raw.indexOf('\r\n\r\n') + 4);
  const stream = {
    socket,
    get raw() {
      return state.raw;
    },
    get head() {
      return state.raw.slice(0, state.raw.indexOf('\r\n\r\n'));
    },
    get status() {
      return Number(state.raw.split(' ', 2)[1]);
    },
    get isClosed() {
      return state.isClosed;
    },
    get events() {
      return eventsIn(bodyOf());
    },
    get heartbeats() {
      return bodyOf()
        .split('\n\n')
        .filter((block) => block === ':').length;
    },
  };
  return Object.assign(Object.create(Object.prototype, Object.getOwnPropertyDescriptors(stream)) as typeof stream, {
    take: async (count: number) => {
      await waitFor(() => stream.events.length >= count, { what: `${count} events` });
      return stream.events;
    },
    ended: async () => {
      await waitFor(() => state.isClosed, { what: 'the end of the stream' });
    },
    close: () => void socket.destroy(),
  });
}

function requestOf({ path = '/sdk/v1/stream', sdkKey, lastEventId, headers = {}, ...rest }: StreamOptions): string {
  const lines = Object.entries({
    Host: 'localhost',
    ...(sdkKey !== undefined && { Authorization: `Bearer ${sdkKey}` }),
    Accept: 'text/event-stream',
    ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const { httpVersion = '1.1', query = '' } = rest;
  return `GET ${path}${query} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`;
}

function eventsIn(body: string): StreamedEvent[] {
  const blocks = body.split('\n\n').slice(0, -1);
  return blocks.filter((block) => !block.startsWith(':')).map(readEvent);
}

function readEvent(block: string): StreamedEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return {
    id: fields.get('id'),
    event: fields.get('event') ?? 'message',
    data: JSON.parse(fields.get('data') ?? 'null'),
  };
}
