import type { Finding } from './check-history.js';
import type { Change, History, Write } from './history.js';
import type { Lineage } from './lineage.js';

/** Whether what writers were told is what Postgres holds, in an order that they can have seen. */
export function checkWrites({ writes, audited }: History, lineage: Lineage): readonly Finding[] {
  const places = new Map<string, Change[]>();
  for (const change of lineage.changes) places.set(change.token, [...(places.get(change.token) ?? []), change]);
  const known = new Set(writes.map(({ token }) => token));
  const strangers = lineage.changes.filter(({ token }) => !known.has(token));
  return [
    ...writes.flatMap((write) => checkWrite(write, places.get(write.token) ?? [], lineage)),
    ...strangers.map(({ token, version }) => finding('foreign', `nobody wrote ${token}, which is version ${version}`)),
    ...checkOrder(writes, places),
    ...checkAudit(audited, lineage),
  ];
}

function checkWrite(write: Write, places: readonly Change[], lineage: Lineage): readonly Finding[] {
  const { token, outcome, id, basis } = write;
  const [place] = places;
  if (places.length > 1) return [finding('doubled', `${token} was done ${places.length} times`)];
  if (place === undefined) return outcome === 'acknowledged' ? [finding('lost', `${token} was acknowledged`)] : [];
  if (outcome === 'refused') return [finding('doubled', `${token} was refused, and done`)];
  const before = lineage.before.get(token);
  return [
    ...(id !== undefined && id !== place.id
      ? [finding('foreign', `${token} was answered with ${id}, and is ${place.id}`)]
      : []),
    ...(basis !== undefined && basis !== before
      ? [finding('overwritten', `${token} was to follow on ${basis}, and follows on ${before}`)]
      : []),
  ];
}

/** Who begins when another was told that all is done comes after it. */
function checkOrder(writes: readonly Write[], places: ReadonlyMap<string, readonly Change[]>): readonly Finding[] {
  const versionOf = ({ token }: Write) => places.get(token)?.[0]?.version;
  const ended = writes
    .filter(({ outcome }) => outcome === 'acknowledged')
    .sort((one, other) => one.endedAtMs - other.endedAtMs);
  const begun = [...writes].sort((one, other) => one.beganAtMs - other.beganAtMs);
  const findings: Finding[] = [];
  let highest = Number.NEGATIVE_INFINITY;
  let next = 0;
  for (const write of begun) {
    for (let one = ended[next]; one !== undefined && one.endedAtMs < write.beganAtMs; one = ended[next]) {
      highest = Math.max(highest, versionOf(one) ?? highest);
      next += 1;
    }
    const version = versionOf(write);
    if (version !== undefined && version < highest)
      findings.push(finding('reordered', `${write.token} is version ${version}; ${highest} was acknowledged before`));
  }
  return findings;
}

function checkAudit(audited: readonly string[], { changes }: Lineage): readonly Finding[] {
  const place = changes.findIndex(({ token }, index) => audited[index] !== token);
  if (place >= 0) return [finding('unaudited', `${changes[place]?.token} is not in its place in the audit log`)];
  if (audited.length === changes.length) return [];
  return [finding('unaudited', `the audit log knows of ${audited[changes.length]}, which is no change`)];
}

const finding = (kind: Finding['kind'], what: string): Finding => ({ kind, what });
