// @vitest-environment happy-dom
import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, aProblem } from '../../testing/fake-server.js';
import { anEnvironment, anItem } from '../../testing/flags.js';
import { listed } from '../../testing/people.js';
import { aDraft, aTemplate } from '../../testing/release-plans.js';
import { aFilledPlan } from '../../testing/releases.js';
import { someSettings } from '../../testing/settings.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import type { Release } from '../releases/releases.queries.js';
import type { PlanPreview } from './release-plan.queries.js';

const config = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}';
const path = `${config}/release` as const;
const at = '/api/v1/projects/default/flags/new-billing/environments/production/release';
const page = '/projects/default/flags/new-billing/releases/production/plan';

interface House {
  readonly release?: Release;
  readonly errors?: (plan: PlanInput) => PlanPreview['errors'];
  readonly warnings?: string[];
  readonly role?: 'owner' | 'viewer';
  readonly requiresApproval?: boolean;
}

/** Keeps what is written, and says of a plan what it is told to. */
function showPlan(house: House = {}, search = '') {
  const { errors = () => [], warnings = [], role = 'owner', requiresApproval = false } = house;
  let release = house.release;
  let revision = 1;
  const answer = () => Response.json(release, { headers: { etag: `"r-${revision}"` } });
  const keep = (next: Release) => {
    release = next;
    revision += 1;
    return answer();
  };
  const shown = showApp(page + search, {
    'GET /api/v1/session': aSession({ role }),
    'GET /api/v1/projects/{project}/flags/{flag}': anItem({ key: 'new-billing' }) as never,
    [`GET ${config}`]: { ...someSettings(), environment: 'production', updatedAt: '' } as never,
    'GET /api/v1/projects/{project}/environments': listed({ ...anEnvironment('production'), requiresApproval }),
    'GET /api/v1/projects/{project}/segments': listed({ key: 'beta' } as never),
    'GET /api/v1/projects/{project}/release-templates': listed(aTemplate()),
    'POST /api/v1/projects/{project}/release-templates': ({ body }: Asked) => aTemplate(body as object),
    [`GET ${path}s`]: () => listed(...(release === undefined ? [] : [release])) as never,
    [`GET ${path}`]: () => (release === undefined ? aProblem(404, 'not-found', 'There is no release.') : answer()),
    [`POST ${path}/preview`]: ({ body }: Asked) => {
      const plan = body as PlanInput;
      return { ...previewOf(plan), errors: errors(plan), warnings };
    },
    [`PUT ${path}`]: ({ body, headers }: Asked) => {
      const held = release === undefined ? 'none' : `"r-${revision}"`;
      if (headers.get('if-match') !== held) return aProblem(412, 'stale', 'It was edited since you read it.');
      const { template = null, version, ...plan } = body as PlanInput & { template?: string; version?: number };
      return keep(
        aDraft({
          ...release,
          plan: aFilledPlan(plan),
          template: template === null ? null : { key: template, version: version ?? 1 },
        }),
      );
    },
    [`GET ${path}/events`]: listed() as never,
    [`POST ${path}/start`]: () =>
      keep(aDraft({ ...release, state: 'running', stage: { index: 0, name: release?.plan.stages[0]?.name ?? '' } })),
  });
  const write = (next: Release) => void keep(next);
  return { ...shown, write, current: () => release };
}

function previewOf(plan: PlanInput): PlanPreview {
  const begin = Date.parse('2026-02-01T12:00:00Z');
  const ramp = plan.stages.map(({ name, audience }, stage) => ({
    stage,
    name,
    at: new Date(begin + stage * 86_400_000).toISOString(),
    percentage: audience.percentage ?? 0,
    isEstimate: true,
  }));
  const endsAt = new Date(begin + plan.stages.length * 86_400_000).toISOString();
  return { plan: aFilledPlan(plan), template: null, errors: [], warnings: [], ramp, endsAt, closed: [] };
}

/** As the server says it of lists that a template left open. */
function openLists({ stages }: PlanInput): PlanPreview['errors'] {
  return stages.flatMap(({ audience }, stage) =>
    (audience.targets ?? []).flatMap(({ values, hint = 'name somebody' }, list) =>
      values.length > 0 ? [] : [{ path: `/stages/${stage}/audience/targets/${list}/values`, message: hint }],
    ),
  );
}

const stages = () => screen.findAllByRole('group', { name: /^Stage \d+$/ });
const reaches = (address: () => string) => waitFor(() => expect(address()).toBe(page.replace('/plan', '')));
const nameOf = (stage: HTMLElement) => within(stage).getByRole<HTMLInputElement>('textbox', { name: /^Name of/ }).value;

/** Whether something is hidden is worked out for all that is around it, at each look: this page is long, and hides nothing. */
configure({ defaultHidden: true });
beforeAll(
  async () => void (await Promise.all([import('./plan.page.js'), import('../releases/release.page.js')])),
  60_000,
);

/** A long page, drawn at each key: a machine that has much else to do takes its time. */
const slowest = { timeout: 60_000 };

describe('the plan of a release', slowest, () => {
  it('begins with a template, and asks for what that left open', async () => {
    const { user, server, address } = showPlan({ errors: openLists });
    await user.click(await screen.findByRole('button', { name: /Careful/ }));
    expect((await stages()).map(nameOf)).toEqual(['Our own tenant', 'A tenth', 'Everybody']);
    await screen.findByText('Still to be filled in');
    const writes = () => server.writes.filter(({ name }) => name.startsWith('PUT'));
    await user.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await screen.findByText('What keeps it from being saved');
    expect(writes()).toEqual([]);
    await user.click(screen.getByLabelText('Values of list 1 of stage 1'));
    await user.paste('acme');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByText('What keeps it from being saved')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await reaches(address);
    expect(writes()).toMatchObject([{ name: `PUT ${at}`, body: { template: 'careful', version: 1, by: 'tenantId' } }]);
  });

  it('is started once it was said who gets in', async () => {
    const { user, server, address } = showPlan({}, '?template=.blank');
    await user.click(await screen.findByRole('button', { name: 'Start…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('The flag is switched on in Production');
    expect(dialog.textContent).toContain('10 % by userId');
    expect(dialog.textContent).toContain('It is held for 1 day; then “Everybody” begins by itself.');
    await user.click(within(dialog).getByRole('button', { name: 'Start the release' }));
    await reaches(address);
    const [put, start] = server.writes.filter(({ name }) => !name.endsWith('/preview'));
    expect(put?.name).toBe(`PUT ${at}`);
    expect(start).toEqual({ name: `POST ${at}/start`, body: { stage: '10 %' } });
  });

  it('is edited stage by stage', async () => {
    const { user } = showPlan({ release: aDraft() });
    const [first, second] = await stages();
    if (first === undefined || second === undefined) throw new Error('no stages');
    await user.click(within(second).getByRole('button', { name: 'Move stage 2 up' }));
    expect((await stages()).map(nameOf)).toEqual(['A tenth', 'Our own tenant', 'Everybody']);
    await user.click(screen.getByRole('button', { name: 'Remove stage 3' }));
    await user.click(screen.getByRole('button', { name: 'Add a stage' }));
    expect((await stages()).map(nameOf)).toEqual(['A tenth', 'Our own tenant', '20 %']);
  });

  it('takes percentages of three decimals, and lengths of time as one says them', async () => {
    const { user, server, address } = showPlan({ release: aDraft() });
    const percentage = await screen.findByLabelText('Percentage of stage 3, exactly');
    await user.clear(percentage);
    await user.paste('33,333');
    const hold = screen.getByRole('combobox', { name: 'How long stage 3 is held' });
    await user.clear(hold);
    await user.paste('2 days 4 hours');
    await user.selectOptions(screen.getByLabelText('How stage 3 is left'), 'admin');
    await user.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await reaches(address);
    const put = server.writes.find(({ name }) => name.startsWith('PUT'));
    expect((put?.body as PlanInput | undefined)?.stages[2]).toMatchObject({
      audience: { percentage: 33.333 },
      holdFor: 'P2DT4H',
      advance: 'approval',
      approver: 'admin',
    });
  });

  it('shows at its field what the server says, and what may not be meant', async () => {
    const errors = () => [{ path: '/stages/1/audience/percentage', message: 'a percentage must not fall' }];
    showPlan({ release: aDraft(), errors, warnings: ['Nobody has the attribute "tenantid".'] });
    const [, second] = await stages();
    await waitFor(() =>
      expect(within(second as HTMLElement).getByRole('alert').textContent).toBe('A percentage must not fall.'),
    );
    expect(await screen.findByText('Nobody has the attribute "tenantid".')).toBeTruthy();
    const said = screen.getByText('What keeps it from being saved').closest('[role=alert]');
    expect(said?.textContent).toContain('Stage 2 “A tenth”: A percentage must not fall.');
  });

  it('keeps the stages that have begun where it is paused', async () => {
    const paused = { state: 'paused', stage: { index: 1, name: 'A tenth' }, allowed: ['resume'] } as const;
    const { user, server, address } = showPlan({ release: aDraft({ ...paused, allowed: ['resume'] }) });
    expect(await screen.findAllByText('Begun: stays as it is')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Drag stage 2' })).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Move stage 3 up' }).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Start…' })).toBeNull();
    await user.click(screen.getByLabelText('Name of stage 3'));
    await user.paste(', at last');
    await user.click(screen.getByRole('button', { name: 'Save the plan' }));
    await reaches(address);
    const put = server.writes.find(({ name }) => name.startsWith('PUT'))?.body as PlanInput;
    expect(put.stages.slice(0, 2)).toEqual(aDraft().plan.stages.slice(0, 2));
    expect(put.stages[2]?.name).toBe('Everybody, at last');
  });

  it('shows both plans where somebody else was faster', async () => {
    const { user, write, address } = showPlan({ release: aDraft() });
    await user.type(await screen.findByLabelText('Name of stage 2'), '!');
    write(aDraft({ plan: aFilledPlan({ ...aDraft().plan, cleanupAfterDays: 90 }) }));
    await user.click(screen.getByRole('button', { name: 'Save as a draft' }));
    expect((await screen.findByRole('region', { name: 'Theirs, saved' })).textContent).toContain('90 days');
    expect(screen.getByRole('region', { name: 'Yours, not saved' }).textContent).toContain('A tenth!');
    await user.click(screen.getByRole('button', { name: 'Put mine on top of theirs' }));
    await user.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await reaches(address);
  });

  it('becomes a template', async () => {
    const { user, server } = showPlan({ release: aDraft() });
    await user.click(await screen.findByRole('button', { name: 'Save as a template' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('textbox', { name: 'Name' }));
    await user.paste('Our usual way');
    await user.click(within(dialog).getByRole('switch', { name: /Leave open who is named/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save the template' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const post = server.writes.find(({ name }) => name.endsWith('/release-templates'));
    expect(post?.body).toMatchObject({ key: 'our-usual-way', name: 'Our usual way' });
    const body = post?.body as { plan: PlanInput } | undefined;
    expect(body?.plan.stages[0]?.audience.targets).toMatchObject([{ by: 'tenantId', values: [] }]);
  });

  it('waits for another person where the environment asks for that', async () => {
    showPlan({ requiresApproval: true }, '?template=careful');
    expect(await screen.findByRole('button', { name: 'Save, to be approved' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start…' })).toBeNull();
  });

  it('lets a viewer change nothing', async () => {
    showPlan({ release: aDraft(), role: 'viewer' });
    expect((await screen.findByLabelText('Name of stage 1')).closest('fieldset:disabled')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
  });
});
