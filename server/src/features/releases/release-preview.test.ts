import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aStarted, dayMs } from '../../testing/a-live-release.js';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';

let server: LiveServer;

beforeAll(async () => {
  server = await aLiveServer();
  await aFlag(server, 'previewed');
});
afterAll(() => server.close());

const path = `${flags}/previewed/environments/development/release`;
const preview = (body: object, at = path) => server.call('POST', `${at}/preview`, { body });
const pathsOf = (errors: readonly { readonly path: string }[]) => errors.map((error) => error.path);

describe('the preview of a plan', () => {
  it('says when each stage would begin, and writes nothing', async () => {
    const { status, body } = await preview(aPlan);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      errors: [],
      template: null,
      closed: [],
      plan: { variant: 'on', onBreach: 'previous-stage' },
    });
    const [start = 0, ...others] = body.ramp.map(({ at }: { at: string }) => Date.parse(at));
    expect(others.map((at: number) => (at - start) / dayMs)).toEqual([2, 3, 4]);
    expect((Date.parse(body.endsAt) - start) / dayMs).toBe(5);
    expect((await server.call('GET', path)).status).toBe(404);
  });

  it('names all that is wrong at once, and draws what can be drawn', async () => {
    const { body } = await preview({ template: 'careful-b2b' });
    expect(pathsOf(body.errors)).toEqual([
      '/stages/0/audience/targets/0/values',
      '/stages/1/audience/targets/0/values',
    ]);
    expect(body.template).toEqual({ key: 'careful-b2b', version: 1 });
    expect(body.ramp).toHaveLength(6);
  });

  it('draws nothing where a length of time cannot be read', async () => {
    const [first, ...rest] = aPlan.stages;
    const { status, body } = await preview({ ...aPlan, stages: [{ ...first, holdFor: 'two days' }, ...rest] });
    expect(status).toBe(200);
    expect(pathsOf(body.errors)).toEqual(['/stages/0/holdFor']);
    expect(body).toMatchObject({ ramp: [], endsAt: null });
    const window = { timeZone: 'Nowhere/Land', hours: [{ days: ['monday'], from: '09:00', to: '08:00' }] };
    expect(pathsOf((await preview({ ...aPlan, window })).body.errors)).toEqual([
      '/window/timeZone',
      '/window/hours/0/to',
    ]);
  });

  it('shows when the window is closed meanwhile', async () => {
    const window = { timeZone: 'UTC', hours: [{ days: ['monday'], from: '09:00', to: '10:00' }] };
    const { ramp, closed } = (await preview({ ...aPlan, window })).body;
    const second = new Date(ramp[1].at);
    expect(second.getUTCDay() === 1 && second.getUTCHours() === 9).toBe(true);
    expect(closed.length).toBeGreaterThanOrEqual(2);
  });

  it('goes on from where a release stands that has begun', async () => {
    const release = await aStarted(server);
    await release.act('pause');
    const { body } = await preview({ ...aPlan, stages: aPlan.stages.slice(0, 2) }, release.path);
    expect(body.ramp).toMatchObject([
      { name: 'friends', isEstimate: false },
      { name: 'tenth', isEstimate: true },
    ]);
    expect(body.errors).toEqual([]);
  });

  it('is refused for a flag that there is not', async () => {
    expect((await preview(aPlan, `${flags}/no-such/environments/development/release`)).status).toBe(404);
    expect((await preview({ template: 'no-such' })).status).toBe(404);
  });
});
