import { describe, expect, it } from 'vitest';
import { auditQuery, readAuditSearch } from './audit.search.js';

describe('what the audit log is narrowed to', () => {
  it('takes from the address what it knows, and leaves the rest', () => {
    const search = readAuditSearch({
      actor: 'ada',
      flag: 42,
      from: '2026-11-01',
      to: 'yesterday',
      evil: 'x',
      action: '',
    });
    expect(search).toEqual({ actor: 'ada', flag: '42', from: '2026-11-01' });
  });

  it('asks for whole days in the zone of the reader, the last one included', () => {
    const { from, to } = auditQuery({ from: '2026-11-01', to: '2026-11-01' });
    expect(from).toBe(new Date(2026, 10, 1).toISOString());
    expect(to).toBe(new Date(2026, 10, 2).toISOString());
  });
});
