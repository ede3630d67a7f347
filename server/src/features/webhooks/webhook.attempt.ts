import type { AllowList } from '../../outbound/addresses.js';
import { type PostAnswer, post } from '../../outbound/post.js';
import { locate, type ResolveHost } from '../../outbound/target.js';
import type { SecretBox } from '../../secret-box.js';
import type { World } from '../../world.js';
import type { AttemptResult, ReadyDelivery } from './webhook.lines.store.js';
import { bodyOf, testRecord } from './webhook.payload.js';
import { retryDelayMs } from './webhook.retries.js';
import { type Message, signatureHeaders } from './webhook.signature.js';

export interface AttemptDeps {
  readonly world: Pick<World, 'after' | 'now' | 'date' | 'random'>;
  readonly box: SecretBox;
  readonly allow: AllowList;
  readonly resolve: ResolveHost;
  readonly release: string;
}

/** For the name, and once more for the request. */
const timeoutMs = 5_000;
const mostBytesRead = 1_024;

export interface Attempted extends AttemptResult {
  /** The receiver wants no more of it, ever. */
  readonly isGone: boolean;
}

/** What a webhook's secret is sealed for: as another's it does not open. */
export function placeOf(id: string): string {
  return `The secret of the webhook ${id}`;
}

/** Never rejects: whatever goes wrong is what came of it. No secret and no part of the URL is in it. */
export async function attempt(delivery: ReadyDelivery, deps: AttemptDeps): Promise<Attempted> {
  const began = deps.world.now();
  const answer = await send(delivery, deps).catch((error: unknown) => ({ failure: textOf(error) }));
  const durationMs = Math.round(deps.world.now() - began);
  return { ...judged(delivery, answer, deps), durationMs };
}

type Outcome = PostAnswer | { readonly failure: string };

async function send(delivery: ReadyDelivery, deps: AttemptDeps): Promise<Outcome> {
  const { world, allow, resolve, release } = deps;
  const located = await locate(delivery.url, { allow, resolve, world, timeoutMs });
  if ('refused' in located) return { failure: `It was not sent: the URL ${located.refused}.` };
  if ('unresolved' in located) return { failure: located.unresolved };
  const record =
    delivery.record ?? testRecord(delivery.project, { ...delivery, id: delivery.webhook }, delivery.createdAt);
  const body = bodyOf(delivery.format, record);
  const message = { id: `msg_${delivery.id}`, sentAt: world.date(), body };
  const headers = { ...plainHeaders(release), ...signed(message, delivery, deps) };
  return await post(located.target, { headers, body, timeoutMs, maxBytes: mostBytesRead }, world);
}

function plainHeaders(release: string) {
  return { 'content-type': 'application/json', accept: '*/*', 'user-agent': `Guidon/${release}` };
}

function signed(message: Message, delivery: ReadyDelivery, { box }: AttemptDeps): Record<string, string> {
  const { webhook, secretSealed, previousSecretSealed } = delivery;
  const sealed = previousSecretSealed === null ? [secretSealed] : [secretSealed, previousSecretSealed];
  return signatureHeaders(
    message,
    sealed.map((one) => box.open(one, placeOf(webhook))),
  );
}

function judged(
  { attempts, isTest }: ReadyDelivery,
  outcome: Outcome,
  { world }: AttemptDeps,
): Omit<Attempted, 'durationMs'> {
  const error = 'failure' in outcome ? outcome.failure : complaintOf(outcome.status);
  const told =
    'failure' in outcome
      ? { status: null, responseStart: '' }
      : { status: outcome.status, responseStart: plain(outcome.start) };
  const isGone = told.status === 410;
  const retryInMs = error === '' || isGone || isTest ? undefined : retryDelayMs(attempts + 1, world.random);
  const state = error === '' ? 'delivered' : retryInMs === undefined ? 'failed' : 'waiting';
  return { state, error: error.slice(0, 500), ...told, retryInMs: retryInMs ?? 0, isGone };
}

/** Empty where it was taken. */
function complaintOf(status: number): string {
  if (status >= 200 && status < 300) return '';
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  return `It answered ${status}.`;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return 'It could not be sent.';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? `It could not be sent: ${code}.` : error.message;
}

/** Whatever bytes they are: Postgres keeps no NUL, and a page shows no other control characters. */
function plain(start: Buffer): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it
  return start.toString('utf8').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
}
