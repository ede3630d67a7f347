import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { GuidonError } from '../../errors.js';
import { type Scan, scanCode } from './code.scan.js';
import { type CodeUse, longestPath, mostUses } from './code-use.model.js';
import { readScanArgs, type ScanArgs } from './scan.args.js';
import { createScanClient, type Fetch, type ScanClient } from './scan.client.js';
import { reportOf, type ScanReport } from './scan.report.js';
import { textReport } from './scan.text.js';

export interface ScanCommand {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (text: string) => void;
  readonly fetch?: Fetch;
}

/** Of the process, where `--strict` was asked for and the code asks for what is not there. */
const strictExitCode = 2;

/** Finds where a code base uses flags, says so, and sends it to the server. */
export async function runScan({ args, environment, say, fetch = globalThis.fetch }: ScanCommand): Promise<void> {
  const options = readScanArgs(args, environment, resolve);
  const root = folderAt(options.path);
  const client = options.server && createScanClient(options.server, options.project, fetch);
  const flags = client === undefined ? null : await client.flags();
  const known = flags === null ? null : new Set(flags.keys());
  const scan = await scanCode({ root, known, withExcerpts: options.withExcerpts });
  const outcome = client === undefined || options.isDryRun ? unsent : await send(client, options, scan);
  const report = reportOf(options, scan, flags, outcome);
  say(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${textReport(report)}${ending(options, report)}`);
  if (options.isStrict) refuseMissing(report);
}

const unsent = { sent: false, dropped: 0 };

function folderAt(path: string): string {
  const root = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? realpathSync(path) : undefined;
  if (root === undefined) throw new GuidonError('config', `There is no folder "${path}".`);
  return root;
}

async function send(client: ScanClient, { repository, revision, urlTemplate }: ScanArgs, { uses }: Scan) {
  const kept = mostTelling(uses);
  await client.send(repository, { revision, urlTemplate, uses: kept });
  return { sent: true, dropped: uses.length - kept.length };
}

/** Where there are more than the server takes: what asks for a flag before what only names it. */
function mostTelling(uses: readonly CodeUse[]): readonly CodeUse[] {
  const short = uses.filter(({ path }) => path.length <= longestPath);
  if (short.length <= mostUses) return short;
  const isAsking = ({ kind }: CodeUse) => kind === 'evaluation';
  return [...short.filter(isAsking), ...short.filter((use) => !isAsking(use))].slice(0, mostUses);
}

function ending({ server, project, isDryRun }: ScanArgs, { sent, repository }: ScanReport): string {
  if (sent) return `\nSent to ${server?.url} as repository "${repository}" of the project "${project}".\n`;
  if (isDryRun) return '\nNothing was sent (--dry-run).\n';
  return '\nNo server was asked: every key that the code asks for is listed, and nothing was sent. Name one with --url and --token.\n';
}

function refuseMissing({ unknown, flags }: ScanReport): void {
  const archived = flags.filter(({ isArchived, uses }) => isArchived && uses.some(({ kind }) => kind === 'evaluation'));
  const missing = [...new Set([...unknown, ...archived].map(({ flag }) => flag))];
  if (missing.length === 0) return;
  const exit = { members: { exitCode: strictExitCode } };
  throw new GuidonError(
    'conflict',
    `The code asks for flags that are archived or do not exist: ${missing.join(', ')}.`,
    exit,
  );
}
