/** What the SDK uses of the page around it, by the browser's own names. Without a `document` there is no page. */
export interface Scope {
  readonly fetch: (url: string, init: RequestInit) => Promise<Reply>;
  readonly setTimeout: (run: () => void, delayMs: number) => number;
  readonly clearTimeout: (timer: number | undefined) => void;
  readonly requestAnimationFrame: (run: () => void) => number;
  readonly addEventListener: (event: string, listener: () => void, options: { readonly signal: AbortSignal }) => void;
  readonly document?: { readonly hidden: boolean };
  /** Locks may be missing, as channels may be refused: who uses either is ready for it to throw. */
  readonly navigator: { readonly locks: Locks; readonly onLine?: boolean };
  readonly BroadcastChannel: new (name: string) => Channel;
  /** Where storage is forbidden, even naming it throws; where it is full, writing does. */
  readonly localStorage: Record<string, string>;
  readonly URL: { readonly createObjectURL: (blob: Blob) => string };
  readonly Math: { readonly random: () => number };
}

/** As much of a `Response` as is read. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly body: { readonly getReader: () => Reader } | null;
}

export interface Reader {
  readonly read: () => Promise<{ readonly value?: Uint8Array<ArrayBuffer> | undefined }>;
}

/** Only pages that came over https, or from this machine, have them. */
export interface Locks {
  readonly request: (name: string, options: { readonly signal: AbortSignal }, held: () => unknown) => Promise<unknown>;
}

export interface Channel {
  onmessage: ((message: { readonly data: unknown }) => void) | null;
  readonly postMessage: (message: unknown) => void;
  readonly close: () => void;
}
