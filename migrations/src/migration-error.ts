export type MigrationErrorKind =
  | 'bad-file'
  | 'edited'
  | 'out-of-order'
  | 'no-down'
  | 'unknown-version'
  | 'busy'
  | 'failed';

export class MigrationError extends Error {
  readonly kind: MigrationErrorKind;

  constructor(kind: MigrationErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
    this.kind = kind;
  }
}
