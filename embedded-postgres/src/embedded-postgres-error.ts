export type EmbeddedPostgresErrorKind =
  | 'no-binary'
  | 'not-a-data-dir'
  | 'other-major'
  | 'no-password'
  | 'in-use'
  | 'init-failed'
  | 'start-failed';

export class EmbeddedPostgresError extends Error {
  readonly kind: EmbeddedPostgresErrorKind;

  constructor(kind: EmbeddedPostgresErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.kind = kind;
  }
}
