/**
 * - `invalid-option`: thrown by `createClient`, the only error that is ever thrown; `option` names it.
 * - `unauthorized`: the server refused the key; it is asked again every few minutes.
 * - `network`: the server cannot be reached, or answers with something else than it should.
 * - `protocol`: what it sent cannot be understood, and was left aside.
 * - `flag`: one flag or segment is malformed; its last good version stays in force.
 * - `cache`: the last good copy could not be read or written.
 * - `telemetry`: a report of evaluation counts was refused for good, and dropped.
 */
export type GuidonErrorKind =
  | 'invalid-option'
  | 'unauthorized'
  | 'network'
  | 'protocol'
  | 'flag'
  | 'cache'
  | 'telemetry';

export interface GuidonErrorFields {
  /** The option of `createClient` that is wrong. */
  readonly option?: string;
  /** The HTTP status that the server answered with. */
  readonly status?: number;
}

/** What the `error` event carries, and what `createClient` throws for a wrong option. */
export class GuidonError extends Error {
  override readonly name = 'GuidonError';
  declare readonly kind: GuidonErrorKind;
  declare readonly option?: string;
  declare readonly status?: number;

  constructor(kind: GuidonErrorKind, message: string, fields?: GuidonErrorFields) {
    super(message);
    Object.assign(this, { kind }, fields);
  }

  /** By its name: each entry of a package, and each copy of one, may bring a class of its own, or make the like without one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object(value).name === 'GuidonError';
  }
}
