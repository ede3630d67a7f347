import { parseArgs } from 'node:util';
import { openDatabase } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import type { Anchor, Finding } from './audit-chain.walk.js';
import { type VerifiedChain, verifyAudit } from './audit-verify.service.js';

export interface VerifyCommand {
  readonly args: readonly string[];
  readonly databaseUrl: string;
  readonly say: (text: string) => void;
}

/** More would only be scrolled past; how many there are is told. */
const shownFindings = 100;

/** Throws where the log does not hold, once all that is wrong was said. */
export async function runAuditVerify({ args, databaseUrl, say }: VerifyCommand): Promise<void> {
  const { project, json, anchors } = readArgs(args);
  const database = openDatabase({ url: databaseUrl, poolSize: 1 });
  const findings: Finding[] = [];
  let count = 0;
  const onFinding = (finding: Finding) => {
    count += 1;
    if (count <= shownFindings) findings.push(finding);
  };
  try {
    const chains = await verifyAudit(database.sql, { project, anchors, onFinding });
    if (project !== undefined && chains.length === 0)
      throw new GuidonError('not-found', `There is no audit record of a project "${project}".`);
    say(json ? jsonReport(chains, findings, count) : textReport(chains, findings, count));
  } finally {
    await database.close();
  }
  if (count > 0) throw new GuidonError('conflict', `The audit log does not hold: ${count} findings.`);
}

function readArgs(args: readonly string[]) {
  const { values } = parse(args);
  return { project: values.project, json: values.json, anchors: (values['expect-head'] ?? []).map(readAnchor) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        project: { type: 'string' },
        json: { type: 'boolean', default: false },
        'expect-head': { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GuidonError('config', `guidon audit verify [--project KEY] [--json] [--expect-head HEAD]...: ${reason}`);
  }
}

function readAnchor(text: string): Anchor {
  const [, chain = '', sequence = '', hash = ''] = /^([^:]*):(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (hash !== '') return { chain, sequence: Number(sequence), hash: hash.toLowerCase() };
  const form = 'PROJECT:SEQUENCE:HASH, as this command prints it';
  throw new GuidonError('config', `--expect-head takes ${form}, not "${text}".`);
}

function textReport(chains: readonly VerifiedChain[], findings: readonly Finding[], count: number): string {
  const lines = findings.map(({ chain, message }) => `  ${chain === null ? '' : `${nameOf(chain)}: `}${message}`);
  const rest = count > findings.length ? [`  … and ${count - findings.length} more`] : [];
  const total = chains.reduce((sum, { records }) => sum + records, 0);
  return [
    count === 0 ? `The audit log holds: ${total} records.` : 'The audit log does not hold:',
    ...lines,
    ...rest,
    '',
    'Its heads, to be kept elsewhere, and shown with --expect-head the next time:',
    ...chains.flatMap(headOf),
    '',
  ].join('\n');
}

function jsonReport(chains: readonly VerifiedChain[], findings: readonly Finding[], count: number): string {
  const heads = chains.flatMap(headOf);
  return `${JSON.stringify({ holds: count === 0, chains, heads, findingCount: count, findings }, null, 2)}\n`;
}

function headOf({ chain, head }: VerifiedChain): string[] {
  return head === null ? [] : [`${chain}:${head.sequence}:${head.hash}`];
}

function nameOf(chain: string): string {
  return chain === '' ? 'of no project' : `project ${chain}`;
}
