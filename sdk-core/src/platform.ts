/** Undoes what returned it; harmless when that is over already. */
export type Cancel = () => void;

export type Header = (name: string) => string | undefined;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Called in this order, never from inside `open`, and not at all once the request is cancelled. */
export interface HttpHandlers {
  readonly onHead: (status: number, header: Header) => void;
  /** Decoded and decompressed; never cuts a character in two. */
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
  /** Instead of any call that was still to come. */
  readonly onError: (message: string) => void;
}

export type CacheRead =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly message: string };

/** Where the last good copy lives. What is torn, changed or another key's is never given back. */
export interface Cache {
  /** Called once, before anything else; must not wait. */
  readonly read: () => CacheRead;
  /** Replaces the copy in one step or leaves it as it was; the message says what went wrong. */
  readonly write: (text: string, done: (problem?: string) => void) => void;
}

/** Everything that the SDK needs of the world around it: the one way by which it touches anything. */
export interface Platform {
  /** Never goes back; only differences mean something. */
  readonly monotonicMs: () => number;
  /** Milliseconds since 1970. For reports alone, since it may jump. */
  readonly epochMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Keeps the process alive only where `hold` asks for it: somebody awaits the answer. */
  readonly schedule: (delayMs: number, run: () => void, hold?: 'hold') => Cancel;
  /** Follows no redirect: the key must not reach another origin. */
  readonly open: (request: HttpRequest, handlers: HttpHandlers) => Cancel;
  /** A UUID that names this client in its reports. */
  readonly instance: string;
  readonly cache?: Cache;
}
