import type { Sql } from '../../database/database.js';
import { type Chain, readChains, readLinks, readMissingGuards, readUnlinked } from './audit-chain.store.js';
import { type Anchor, type Finding, walkChain } from './audit-chain.walk.js';
import { inPages, pageBytes } from './audit-pages.js';

export interface VerifyOptions {
  /** Default: all, and what belongs to none, which is called ''. */
  readonly project?: string | undefined;
  readonly anchors?: readonly Anchor[] | undefined;
  readonly onFinding: (finding: Finding) => void;
}

export interface VerifiedChain {
  readonly chain: string;
  readonly records: number;
  /** Where it ended when it was looked at; null where that is not known. */
  readonly head: { readonly sequence: number; readonly hash: string } | null;
}

/**
 * Reads all records once, in constant memory, with no transaction open: what is there never changes, and what is
 * added meanwhile is left to the next time.
 */
export async function verifyAudit(sql: Sql, options: VerifyOptions): Promise<VerifiedChain[]> {
  const { project, anchors = [], onFinding } = options;
  const isAsked = (chain: string) => project === undefined || chain === project;
  for (const guard of await readMissingGuards(sql)) onFinding(unguarded(guard));
  // An anchor alone tells of a chain that is gone as a whole.
  const known = new Map(anchors.map(({ chain }): [string, Chain] => [chain, nothing(chain)]));
  for (const chain of await readChains(sql)) known.set(chain.chain, chain);
  const verified: VerifiedChain[] = [];
  for (const chain of known.values()) {
    if (isAsked(chain.chain)) verified.push(await verifyChain(sql, chain, options));
  }
  for await (const record of readUnlinked(sql)) if (isAsked(record.project ?? '')) onFinding(inserted(record));
  return verified;
}

async function verifyChain(sql: Sql, of: Chain, { anchors = [], onFinding }: VerifyOptions): Promise<VerifiedChain> {
  const { chain, head, lowest, highest } = of;
  const kept = anchors.filter((anchor) => anchor.chain === chain);
  const walk = walkChain(chain, head, kept);
  if (lowest < 0 || (lowest === 0 && highest > 0)) onFinding(before(chain, lowest));
  const read = (after: number, rows: number) => readLinks(sql, { chain, after, upTo: highest, rows, bytes: pageBytes });
  let records = 0;
  for await (const links of inPages(read, (link) => link.sequence)) {
    for (const link of links) for (const finding of walk.take(link)) onFinding(finding);
    records += links.length;
  }
  for (const finding of walk.end()) onFinding(finding);
  return { chain, records, head: head && { sequence: head.sequence, hash: head.hash.toString('hex') } };
}

function nothing(chain: string): Chain {
  return { chain, head: null, lowest: 0, highest: 0 };
}

function before(chain: string, sequence: number): Finding {
  const message = `A link was put in before the first one, as number ${sequence}.`;
  return { kind: 'inserted', chain, sequence, message };
}

function inserted({ id, project }: { id: string; project: string | null }): Finding {
  const message = `The record with the id ${id} was put in past the chain.`;
  return { kind: 'inserted', chain: project ?? '', sequence: null, message };
}

function unguarded(guard: string): Finding {
  const message = `The ${guard}, which keeps the log from being changed, is gone or switched off.`;
  return { kind: 'unguarded', chain: null, sequence: null, message };
}
