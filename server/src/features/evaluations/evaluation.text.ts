import type { evaluateAll, Ruleset } from '@guidon/evaluator';

type Decisions = ReturnType<typeof evaluateAll>;
type Decision = Decisions extends Map<string, infer D> ? D : never;

/**
 * The answer as JSON. Of what it is made, only the reasons are new from context to context: each flag's variants are
 * written once in each state, which halves what an answer costs.
 */
export function evaluationTexts(): (ruleset: Ruleset, decisions: Decisions, reset: boolean) => string {
  const known = new WeakMap<Ruleset, Map<string, string>>();

  return (ruleset, decisions, reset) => {
    const texts = known.get(ruleset) ?? new Map<string, string>();
    known.set(ruleset, texts);
    let flags = '';
    for (const [key, decision] of decisions) {
      const separator = flags === '' ? '' : ',';
      flags += `${separator}${beginning(texts, key, decision)}${decision.reason}"}`;
    }
    const { version, digest } = ruleset;
    const head = JSON.stringify({ format: 1, version, digest, ...(reset && { reset }) });
    return `${head.slice(0, -1)},"flags":{${flags}}}`;
  };
}

function beginning(texts: Map<string, string>, key: string, { value, variant }: Decision): string {
  // Rows written past the server may have any key, a space in it among them.
  const name = `${key.length} ${key} ${variant}`;
  const text =
    texts.get(name) ?? `${JSON.stringify(key)}:${JSON.stringify({ value, variant }).slice(0, -1)},"reason":"`;
  texts.set(name, text);
  return text;
}
