import {
  type Context,
  clientVisibleFlags,
  type Evaluation,
  evaluateSome,
  type Json,
  type Ruleset,
} from '@guidon/evaluator';

/**
 * What a server-rendered page hands to the browser's client: the decisions of one context, of the flags that are
 * visible to clients, and of nothing else.
 *
 * Written into a template it becomes JSON that may stand in a `<script>` element, whatever the values hold; to
 * `JSON.stringify` and everything else it is a plain object.
 */
export interface Bootstrap {
  readonly format: 1;
  /** The environment's version that decided; 0 while there was no data. */
  readonly version: number;
  readonly digest: string;
  readonly flags: Readonly<Record<string, Evaluation<Json>>>;
  /** JSON in which nothing can end a script element, open a comment or leave an attribute in single quotes. */
  toString(): string;
}

export function bootstrapOf(ruleset: Ruleset, context: Context): Bootstrap {
  const { version, digest } = ruleset;
  const flags = Object.fromEntries(evaluateSome(ruleset, clientVisibleFlags(ruleset), context));
  return Object.assign<object, Bootstrap>(Object.create(inlinePrototype), { format: 1, version, digest, flags });
}

/**
 * Looks like the `Object.prototype` of another realm. Frameworks hand only plain objects from the server to the page;
 * they take this for one, but neither a class nor a method of the object's own.
 */
const inlinePrototype: object = Object.create(null, {
  ...Object.getOwnPropertyDescriptors(Object.prototype),
  toString: {
    value(this: unknown): string {
      return inlineJson(this);
    },
  },
});

function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&'\u2028\u2029]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
