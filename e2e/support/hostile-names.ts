import type { Shown } from './dashboard-addresses.js';
import { payloads } from './payloads.js';
import type { People, Person } from './people.js';

const project = '/api/v1/projects/default';
const half = [
  { variant: 'on', weight: 50_000 },
  { variant: 'off', weight: 50_000 },
];

/** Each text once, in what people give names to; names are at most 200 characters. */
type Take = (count: number) => readonly string[];

function takeInTurn(): Take {
  const left = payloads.map((text) => text.slice(0, 200));
  return (count) => left.splice(0, count);
}

/** An instance in which every name that somebody may choose would be a script. */
export async function fillWithHostileNames(people: People): Promise<Shown> {
  const take = takeInTurn();
  const owner = await people.owner();
  for (const name of take(30)) await owner.ask('POST', '/api/v1/tokens', { name, role: 'viewer', kind: 'service' });
  await nameSegments(owner, take);
  await nameEnvironments(owner, take);
  for (const [index, name] of take(20).entries())
    await owner.ask('POST', '/api/v1/projects', { key: `project-${index}`, name, description: name });
  await nameProviders(owner, take);
  const [first = '', second = ''] = take(2);
  const reviewer = await people.join(first, 'admin', 'reviewer@example.com');
  const author = await people.join(second, 'editor', 'author@example.com');
  const request = await askForChanges({ owner, author, reviewer }, take);
  return { request, webhook: await nameWebhooks(owner, take) };
}

/** With a change that is scheduled for such a reason. */
async function nameWebhooks({ ask }: Person, take: Take): Promise<string> {
  const [name = '', description = '', reason = ''] = take(3);
  const settings = { enabled: true };
  const scheduled = { settings, at: '2099-03-02T09:00:00Z', reason };
  await ask('POST', `${project}/flags/new-checkout/environments/development/scheduled-changes`, scheduled);
  const webhook = { name, description, url: 'https://ci.example.invalid/', events: ['flag.*'] };
  const { id } = (await ask('POST', `${project}/webhooks`, webhook)) as { readonly id: string };
  await ask('POST', `${project}/webhooks/${id}/test`);
  return id;
}

async function nameSegments({ ask }: Person, take: Take): Promise<void> {
  for (const [index, text] of take(30).entries()) {
    const rules = [[{ attribute: text, operator: 'in', values: [text] }]];
    const key = index === 0 ? 'beta-testers' : `segment-${index}`;
    await ask('POST', `${project}/segments`, { key, description: text, included: [text], rules });
  }
}

async function nameEnvironments({ ask }: Person, take: Take): Promise<void> {
  for (const [index, name] of take(10).entries())
    await ask('POST', `${project}/environments`, { key: `place-${index}`, name });
  for (const name of take(10))
    await ask('POST', `${project}/environments/development/sdk-keys`, { kind: 'server', name });
  for (const key of ['development', 'production'])
    await ask('PATCH', `${project}/environments/${key}`, { name: take(1)[0] });
}

async function nameProviders({ ask }: Person, take: Take): Promise<void> {
  for (const [index, name] of take(10).entries())
    await ask('POST', '/api/v1/identity-providers', {
      key: `provider-${index}`,
      name,
      issuer: 'https://login.example.com',
      clientId: name,
      clientSecret: 'sealed',
      roles: [{ group: name, role: 'viewer', project: null }],
    });
}

type Cast = Readonly<Record<'owner' | 'author' | 'reviewer', Person>>;

async function askForChanges({ owner, author, reviewer }: Cast, take: Take): Promise<string> {
  await owner.ask('POST', `${project}/flags`, { key: 'new-checkout', clientVisible: true });
  await owner.ask('PATCH', project, { name: take(1)[0], description: take(1)[0], publicAttributes: take(2) });
  const asked: string[] = [];
  for (const title of take(20)) {
    const body = { title, reason: title, settings: { fallthrough: { by: title, split: half } } };
    const made = await author.ask(
      'POST',
      `${project}/flags/new-checkout/environments/production/change-requests`,
      body,
    );
    asked.push((made as { readonly id: string }).id);
  }
  for (const id of asked.slice(0, 10))
    await reviewer.ask('POST', `${project}/change-requests/${id}/approve`, { comment: take(1)[0] });
  return asked[0] ?? '';
}
