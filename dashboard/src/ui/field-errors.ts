import { ApiError } from '../api/api-error.js';

export interface PlacedErrors {
  /** What was refused, by the field that it is about, as it stands below it. */
  readonly fields: Readonly<Record<string, string>>;
  /** Null where the fields say it all. */
  readonly rest: unknown;
}

/** Puts a refusal to the fields that it names; `/roles/0/group` is about `roles`. */
export function placeErrors(error: unknown, names: readonly string[]): PlacedErrors {
  if (!(error instanceof ApiError) || error.errors.length === 0) return { fields: {}, rest: error };
  const found = error.errors.map(({ path, message }) => {
    const [name = '', ...below] = path.replace(/^\//, '').split('/');
    return { name, text: sentence([...(below.length > 0 ? [below.join('/')] : []), message].join(' ')) };
  });
  const fields = Object.fromEntries(found.reverse().map(({ name, text }) => [name, text]));
  return found.every(({ name }) => names.includes(name)) ? { fields, rest: null } : { fields, rest: error };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
