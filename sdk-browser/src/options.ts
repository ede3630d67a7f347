import type { Context, Json, Reason } from '@guidon/sdk-core';
import { problem } from './failure.js';

/** How `createClient` is told what to do. */
export interface ClientOptions {
  /**
   * Where the Guidon server is: `https://flags.example.com`. With a path, the server is expected below it. Redirects are
   * not followed. Required: `undefined`, which an unset variable of the build gives, is refused.
   */
  readonly url: string | undefined;
  /** A client key, `guidon_client_…`; it is public, and its `allowedOrigins` must name the page's. Required as `url` is. */
  readonly clientKey: string | undefined;
  /** Whom flags are decided for: `{ userId: 'u1', plan: 'pro' }`. It is copied. Default: nobody. */
  readonly context?: Context | undefined;
  /**
   * What `flags.bootstrap(context)` of `@guidon/sdk-node` gave for the same context: in force at once, and nothing is
   * requested before the page was painted. Default: none.
   */
  readonly bootstrap?: Bootstrap | undefined;
  /**
   * Whether a context without `userId` gets the attribute `anonymousId`, made once and kept in localStorage, so that
   * a visitor sees the same variants each time. Default: `true`.
   */
  readonly anonymousId?: boolean | undefined;
  /** `false`: asks every 30 s instead of holding a stream open. Default: `true`. */
  readonly streaming?: boolean | undefined;
  /** How long `ready()` and `identify()` wait at most, in milliseconds. Default: 2000. */
  readonly timeoutMs?: number | undefined;
  /** Whether a last good copy is kept in localStorage, for a page that opens while the server is away. Default: `true`. */
  readonly cache?: boolean | undefined;
}

/** All flags decided for one context, as `POST /sdk/v1/evaluate` answers and `flags.bootstrap(context)` gives. */
export interface Bootstrap {
  readonly format: 1;
  readonly version: number;
  readonly digest: string;
  readonly flags: Readonly<Record<string, BootstrapDecision>>;
}

export interface BootstrapDecision {
  readonly value: Json;
  readonly variant: string | null;
  readonly reason: Reason;
}

/** Without a slash at the end of the first. */
export type CheckedOptions = readonly [url: string, clientKey: string];

/** Throws a `GuidonError` of the kind `invalid-option` that names the first option that is wrong. */
export function checkOptions(options: ClientOptions): CheckedOptions {
  // A server key is a secret.
  return [
    checked(options, 'url', /^(https?:\/\/[^\s?#@]+?)\/*$/),
    checked(options, 'clientKey', /^(guidon_client_[!-~]+)$/),
  ];
}

/** What the pattern's group matches. */
function checked(options: ClientOptions, option: 'url' | 'clientKey', pattern: RegExp): string {
  const [, good] = pattern.exec(Object(options)[option]) ?? [];
  if (good) return good;
  throw problem('invalid-option', `${option} must match ${pattern}`, { option });
}
