import type { Shown } from './dashboard-addresses.js';
import type { People } from './people.js';

const flags = [
  { key: 'new-checkout', description: 'One page instead of three steps.', tags: ['web', 'checkout'] },
  { key: 'dark-mode', description: 'Colours for the night.', tags: ['web'] },
  { key: 'invoice-as-pdf', description: 'Invoices by mail as PDF.', tags: ['billing'] },
  { key: 'search-by-meaning', description: 'Finds what is meant, not what is typed.', tags: ['search'] },
];
const segment = {
  key: 'beta-testers',
  description: 'People who asked to be first.',
  included: ['u1', 'u2', 'u3'],
  rules: [[{ attribute: 'country', operator: 'in', values: ['fr', 'de'] }]],
};
const half = [
  { variant: 'on', weight: 50_000 },
  { variant: 'off', weight: 50_000 },
];
const changeRequest = {
  title: 'Half of everybody gets the new checkout',
  reason: 'A quarter has had it for a week, and nobody complained.',
  settings: { fallthrough: { by: 'userId', split: half } },
};

const provider = {
  key: 'okta',
  name: 'Okta',
  issuer: 'https://login.example.com',
  clientId: 'guidon',
  clientSecret: 'kept sealed',
  scopes: ['openid', 'email', 'profile', 'groups'],
  groupsClaim: 'groups',
  roles: [
    { group: 'flag-admins', role: 'admin', project: null },
    { group: 'everybody', role: 'viewer', project: 'default' },
  ],
  defaultRole: null,
};

const scanned = {
  revision: '9f2c41d0a7e35b68',
  urlTemplate: 'https://git.example/shop/blob/{revision}/{path}#L{line}',
  uses: [
    {
      flag: 'new-checkout',
      path: 'src/checkout/page.tsx',
      line: 42,
      kind: 'evaluation',
      excerpt: "const isNew = useFlag('new-checkout');",
    },
    {
      flag: 'new-checkout',
      path: 'src/checkout/page.test.tsx',
      line: 7,
      kind: 'mention',
      excerpt: "const flags = createTestClient({ 'new-checkout': true });",
    },
    {
      flag: 'dark-mode',
      path: 'src/theme/a-file-with-a-name-that-is-long-enough-to-be-broken-on-a-phone.ts',
      line: 3,
      kind: 'evaluation',
      excerpt: "if (flags.isEnabled('dark-mode', user)) return night;",
    },
  ],
};

const release = {
  template: 'careful-b2b',
  stages: [
    { name: 'Our tenant', audience: { targets: [{ by: 'tenantId', values: ['ours'] }] }, holdFor: 'P2D' },
    { name: 'Friends', audience: { segments: ['beta-testers'] }, holdFor: 'P7D', advance: 'approval' },
    { name: 'A tenth', audience: { percentage: 10 }, holdFor: 'P3D' },
    { name: 'Everybody', audience: { percentage: 100 }, holdFor: 'PT0S' },
  ],
};

const template = {
  key: 'our-usual-way',
  name: 'Our usual way',
  description: 'Friends first, then everybody within ten days.',
  plan: { by: 'tenantId', stages: release.stages },
};

/** Nobody is there: its deliveries show that, too. */
const webhook = {
  name: 'Deploy pipeline',
  url: 'https://ci.example.invalid/hooks/guidon',
  events: ['release.*', 'flag.configure'],
  environments: ['production'],
  description: 'Waits for each stage of a release.',
};
const scheduledChange = {
  settings: { enabled: false },
  at: '2099-03-02T09:00',
  timeZone: 'Europe/Berlin',
  reason: 'The trial ends.',
};

interface Made {
  readonly id: string;
}

const project = '/api/v1/projects/default';
const config = `${project}/flags/new-checkout/environments`;

/** An instance as it may look after some weeks: what its pages show can be looked at. */
export async function fill(people: People): Promise<Shown> {
  const { ask: owner } = await people.owner();
  for (const flag of flags) await owner('POST', `${project}/flags`, { ...flag, clientVisible: true });
  await owner('PUT', `${config}/development/enabled`, { enabled: true });
  await owner('PUT', `${config}/production/percentage`, { percentage: 25 });
  await owner('PUT', `${config}/production/enabled`, { enabled: true });
  await owner('POST', `${project}/segments`, segment);
  await owner('PUT', `${project}/flags/dark-mode/environments/development/release`, release);
  await owner('POST', `${project}/flags/dark-mode/environments/development/release/start`, {});
  await owner('POST', `${project}/release-templates`, template);
  const origins = { allowedOrigins: ['https://shop.example.com'] };
  await owner('POST', `${project}/environments/production/sdk-keys`, {
    kind: 'client',
    name: 'shop pages',
    ...origins,
  });
  await owner('PUT', `${project}/code-uses/shop`, scanned);
  await owner('POST', '/api/v1/tokens', { name: 'deploy-pipeline', role: 'editor', kind: 'service' });
  await owner('POST', '/api/v1/invitations', { email: 'alan.turing@example.com', role: 'viewer' });
  await owner('POST', '/api/v1/identity-providers', provider);
  await owner('POST', `${config}/development/scheduled-changes`, scheduledChange);
  const told = (await owner('POST', `${project}/webhooks`, webhook)) as Made;
  await owner('POST', `${project}/webhooks/${told.id}/test`);
  await owner('PATCH', `${project}/environments/production`, { requiresApproval: true });
  const editor = await people.join('Grace', 'editor');
  const asked = await editor.ask('POST', `${config}/production/change-requests`, changeRequest);
  return { request: (asked as Made).id, webhook: told.id };
}
