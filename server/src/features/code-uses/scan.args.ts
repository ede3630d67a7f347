import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { GuidonError } from '../../errors.js';

export interface ScanArgs {
  readonly path: string;
  readonly project: string;
  readonly repository: string;
  readonly revision: string | undefined;
  readonly urlTemplate: string | undefined;
  /** Where the flags are asked for and the uses are sent to; undefined: nobody is asked. */
  readonly server: ScanServer | undefined;
  readonly isDryRun: boolean;
  readonly isStrict: boolean;
  readonly json: boolean;
  readonly withExcerpts: boolean;
}

export interface ScanServer {
  readonly url: string;
  readonly token: string;
}

const usage = `guidon scan PATH [--url URL] [--token TOKEN] [--project KEY] [--repository NAME] [--revision SHA]
                 [--link TEMPLATE] [--dry-run] [--strict] [--no-excerpts] [--json]`;

/** `folder` is where PATH leads: its name is the repository's, unless another is given. */
export function readScanArgs(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folder: (path: string) => string,
): ScanArgs {
  const { values, positionals } = parse(args);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw misused('it takes one folder');
  return {
    path,
    project: values.project,
    repository: values.repository ?? nameFrom(folder(path)),
    revision: values.revision,
    urlTemplate: values.link,
    server: serverOf(values.url ?? environment['GUIDON_URL'], values.token ?? environment['GUIDON_TOKEN']),
    isDryRun: values['dry-run'],
    isStrict: values.strict,
    json: values.json,
    withExcerpts: !values['no-excerpts'],
  };
}

const off = { type: 'boolean', default: false } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        project: { type: 'string', default: 'default' },
        repository: { type: 'string' },
        revision: { type: 'string' },
        link: { type: 'string' },
        'dry-run': off,
        strict: off,
        json: off,
        'no-excerpts': off,
      },
    });
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error));
  }
}

function serverOf(url: string | undefined, token: string | undefined): ScanServer | undefined {
  if (url === undefined || url === '') return undefined;
  if (token === undefined || token === '') throw misused('--token or GUIDON_TOKEN must hold an API token');
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw misused(`--url must be http(s)://…, not ${url}`);
  return { url: url.replace(/\/+$/, ''), token };
}

/** What a repository may not be called is left out of its folder's name. */
function nameFrom(folder: string): string {
  const name = basename(folder).replace(/[^a-zA-Z0-9._-]+/g, '-');
  return name.replace(/^[^a-zA-Z0-9]+/, '').slice(0, 100) || 'code';
}

function misused(why: string): GuidonError {
  return new GuidonError('config', `${usage}: ${why}.`);
}
