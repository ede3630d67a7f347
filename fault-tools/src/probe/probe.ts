import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { tempDir } from '@guidon/test-kit';

/** What a node holds after a collection. Objects are counted on its heap, so that nothing forgotten hides. */
export interface Held {
  readonly heapBytes: number;
  readonly externalBytes: number;
  readonly rssBytes: number;
  readonly files: number;
  /** And requests and answers: whatever is a stream of Node's. */
  readonly sockets: number;
  readonly timers: number;
}

export interface Probe {
  /** What a node needs to be looked into. */
  readonly environment: Readonly<Record<string, string>>;
  look(pid: number): Promise<Held>;
  close(): void;
}

/** Looks into nodes that are started with its environment. */
export function startProbe(): Probe {
  const folder = tempDir();
  const inside = new URL('inside.mjs', import.meta.url).href;
  return {
    environment: { NODE_OPTIONS: `--import=${inside}`, FAULT_PROBE_DIR: folder.path },
    look: async (pid) => JSON.parse(await text(connect(join(folder.path, String(pid))))) as Held,
    close: () => folder.remove(),
  };
}
