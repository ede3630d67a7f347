import type { Cancel, HttpHandlers, HttpRequest, Platform } from '@guidon/sdk-core';

/** Everything that the SDK needs of the page around it. What a place does not have is left out: no page, no tabs. */
export interface World extends Pick<Platform, 'monotonicMs' | 'epochMs' | 'random'> {
  /** Another one at each call, of a randomness that nobody guesses. */
  readonly uuid: () => string;
  readonly schedule: (delayMs: number, run: () => void) => Cancel;
  /** Follows no redirect. With `keepalive` it is sent even while the page goes away. */
  readonly open: (request: HttpRequest & { readonly keepalive?: true }, handlers: HttpHandlers) => Cancel;
  readonly storage?: Storage;
  readonly tabs?: Tabs;
  readonly page?: Page;
}

/** Never throws: what cannot be read is not there, what cannot be written is not written. */
export interface Storage {
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
}

/** The other tabs of this origin. */
export interface Tabs {
  /**
   * Waits for the lock, or takes it from who has it; calls `onHeld` once it has it, and keeps it until cancelled or until
   * it is taken away, when it calls `onLost`. Cancelled earlier, waits no more. Where there is no lock to be had, all hold it.
   */
  readonly hold: (name: string, onHeld: () => void, onLost: () => void, how?: 'steal') => Cancel;
  readonly join: (name: string, onMessage: (message: unknown) => void) => Channel;
}

export interface Channel {
  readonly post: (message: unknown) => void;
  readonly close: () => void;
}

/** As browsers call them. `pagehide`: for good, or into the back/forward cache; `pageshow`: at first, or out of it. */
export type PageEvent = 'visibilitychange' | 'pagehide' | 'pageshow' | 'online';

export interface Page {
  readonly isHidden: () => boolean;
  /** What the browser believes. */
  readonly isOffline: () => boolean;
  readonly on: (listener: (event: PageEvent) => void) => Cancel;
  /** Once the page has been painted, and so not before it is seen. */
  readonly afterPaint: (run: () => void) => Cancel;
}
