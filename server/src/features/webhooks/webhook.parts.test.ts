import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { isWanted } from './webhook.events.js';
import { bodyOf, type ToldRecord } from './webhook.payload.js';
import { retryDelayMs } from './webhook.retries.js';
import { newWebhookSecret, signatureHeaders } from './webhook.signature.js';

const aRecord = (values: Partial<ToldRecord> = {}): ToldRecord => ({
  action: 'flag.configure',
  at: new Date('2027-03-01T08:00:00Z'),
  project: 'shop',
  environment: 'production',
  subjectKind: 'flag',
  subjectKey: 'new-billing',
  actorKind: 'user',
  actorName: 'ann@example.com',
  before: { enabled: false },
  after: { enabled: true },
  isShortened: false,
  ...values,
});

describe('a signature', () => {
  const message = { id: 'msg_1', sentAt: new Date(), body: '{"ä":"€"}' };

  it('is what the Standard Webhooks convention asks for, by each secret', () => {
    const [old, next, foreign] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    const headers = signatureHeaders(message, [next, old]);
    expect(new Webhook(next).verify(message.body, headers)).toEqual({ ä: '€' });
    expect(new Webhook(old).verify(message.body, headers)).toEqual({ ä: '€' });
    expect(() => new Webhook(foreign).verify(message.body, headers)).toThrow();
    expect(() => new Webhook(next).verify(`${message.body} `, headers)).toThrow();
    expect(() => new Webhook(next).verify(message.body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
  });

  it('is as the convention writes it in its own example', () => {
    const headers = signatureHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sentAt: new Date(1_614_265_330_000), body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('the delays between attempts', () => {
  it('grow, last about a day in all, and end', () => {
    const delays = Array.from({ length: 12 }, (_, index) => retryDelayMs(index + 1, () => 0.5));
    const told = delays.filter((delay) => delay !== undefined);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const hours = told.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
    expect(delays.slice(-2)).toEqual([undefined, undefined]);
  });

  it('are a fifth more or less', () => {
    expect([0, 0.999].map((random) => retryDelayMs(1, () => random))).toEqual([4_000, 5_998]);
  });
});

it('is told of the actions that it names, in the environments that it names', () => {
  const wanted = { events: ['flag.*', 'release.start'], environments: ['production'] };
  const ask = (action: string, environment: string | null) => isWanted(wanted, { action, environment });
  expect([ask('flag.configure', 'production'), ask('flag.create', null), ask('release.start', 'production')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([ask('flag.configure', 'staging'), ask('release.pause', 'production'), ask('flags.configure', null)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(isWanted({ ...wanted, environments: [] }, { action: 'flag.configure', environment: 'staging' })).toBe(true);
});

describe('what is sent', () => {
  it('says what happened as the audit log does', () => {
    expect(JSON.parse(bodyOf('json', aRecord()))).toEqual({
      type: 'flag.configure',
      timestamp: '2027-03-01T08:00:00.000Z',
      data: {
        project: 'shop',
        environment: 'production',
        subject: { kind: 'flag', key: 'new-billing' },
        actor: { kind: 'user', name: 'ann@example.com' },
        before: { enabled: false },
        after: { enabled: true },
      },
    });
  });

  it('is a message for Slack, with a text that says it all', () => {
    const message = JSON.parse(bodyOf('slack', aRecord()));
    expect(message.text).toBe('flag.configure: flag new-billing in shop / production, by ann@example.com');
    expect(message.blocks[0].text.text).toBe('*flag.configure* flag new-billing\nenabled: false → true');
    expect(message.blocks.map(({ type }: { type: string }) => type)).toEqual(['section', 'context']);
  });

  it('tells Slack of no values that may be people, and of nothing that Slack would act on', () => {
    const after = {
      targets: [{ variant: 'on', by: 'userId', values: ['bob@example.com'] }],
      reason: '<!channel> *look* <https://evil.example|here>',
    };
    const text = bodyOf('slack', aRecord({ before: { targets: [] }, after, actorName: '<@U1>', subjectKey: 'a&b' }));
    expect(text).not.toContain('bob@example.com');
    expect(text).toContain('targets changed');
    expect(text).not.toMatch(/<[!@h]/);
    expect(text).toContain('a&amp;b');
  });

  it('says so where it is too long to be told', () => {
    const shortened = aRecord({ before: null, after: null, isShortened: true });
    expect(JSON.parse(bodyOf('json', shortened)).data.isShortened).toBe(true);
    expect(bodyOf('slack', shortened)).toContain('see the audit log');
  });

  it('stays within what Slack takes', () => {
    const after = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`name-${index}`.padEnd(400, 'x'), 1]));
    const { blocks } = JSON.parse(bodyOf('slack', aRecord({ after })));
    expect(blocks[0].text.text.length).toBeLessThanOrEqual(3_000);
  });
});
