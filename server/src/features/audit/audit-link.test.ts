import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm, chainStart, type LinkedRecord, linkHash } from './audit-link.js';

const aRecord = (values: Partial<LinkedRecord> = {}): LinkedRecord => ({
  id: '1',
  atUs: '1767323045678901',
  actorKind: 'token',
  actorId: null,
  actorName: 'Zoë',
  action: 'flag.configure',
  project: 'default',
  environment: 'production',
  subjectKind: 'flag',
  subjectKey: 'new-billing',
  before: '{"enabled": false}',
  after: '{"enabled": true}',
  requestId: null,
  ...values,
});

describe('the canonical form', () => {
  it('is what docs/audit.md says, with the hash that stands there', () => {
    const form = canonicalForm(1, aRecord());
    const docs = readFileSync(new URL('../../../../docs/audit.md', import.meta.url), 'utf8');
    expect(docs).toContain(`${form}\n`);
    expect(docs).toContain(linkHash(chainStart, 1, aRecord()).toString('hex'));
  });

  it('tells apart what a plain joining would not', () => {
    const field = fc.option(fc.stringMatching(/^[-,:0-9a]{0,4}$/));
    const values = fc.record({ actorId: field, project: field, environment: field, before: field, requestId: field });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const isSame = canonicalForm(1, aRecord(one)) === canonicalForm(1, aRecord(other));
        expect(isSame).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('counts bytes, not characters', () => {
    expect(canonicalForm(1, aRecord({ actorName: '🙂ä' }))).toContain(',6:🙂ä,');
  });
});
