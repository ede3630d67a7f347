export interface FirstStart {
  readonly token: string;
  readonly serverKey: string;
  readonly clientKey: string;
  /** Good once: it makes the first owner's account. */
  readonly ownerLink: string;
  /** The file that a person is told to save as first.mjs. */
  readonly snippet: string;
}

/** What a person copies from the first start's text. */
export function readFirstStart(output: string): FirstStart {
  const after = (label: string) => new RegExp(`${label}\\s+(\\S+)`).exec(output)?.[1] ?? missing(label, output);
  return {
    token: after("Administrator's API token"),
    serverKey: after('SDK key, server'),
    clientKey: after('SDK key, client'),
    ownerLink: /https?:\S+\/invite#\S+/.exec(output)?.[0] ?? missing('the link of the first owner', output),
    snippet: snippetIn(output),
  };
}

function snippetIn(output: string): string {
  const [, snippet] = /first\.mjs\):\n([\s\S]*?)\nThe API is described/.exec(output) ?? [];
  return (snippet ?? missing('the snippet', output)).replaceAll(/^ {2}/gm, '').trim();
}

function missing(what: string, output: string): never {
  throw new Error(`The first start did not print ${what}:\n${output}`);
}
