import { setTimeout as sleep } from 'node:timers/promises';
import type { Write } from '@guidon/fault-tools';

export interface WritersOptions {
  readonly urls: readonly string[];
  readonly token: string;
  readonly flags: readonly string[];
  readonly random: () => number;
  /** Begins each token of these writers. */
  readonly name: string;
}

export interface Writers {
  readonly writes: readonly Write[];
  /** Answers that no fault explains. */
  readonly complaints: readonly string[];
  /** Resolves once each of them had one more change acknowledged. */
  finish(withinMs: number): Promise<void>;
}

/** Variants `v0`, `v1`, … whose value is their number. */
export const variantCount = 64;

const writerCount = 3;
const requestTimeoutMs = 3_000;
const longestPauseMs = 80;

/** Several people at once, who write one after the other, each through another node after a failure. */
export function startWriters(options: WritersOptions): Writers {
  const writes: Write[] = [];
  const complaints: string[] = [];
  let finishWithinMs: number | undefined;
  const writers = Array.from({ length: writerCount }, (_none, index) => {
    const writer = createWriter({ ...options, name: `${options.name}-${index}` }, index, complaints);
    return keepWriting(writer, writes, options.random, () => finishWithinMs);
  });
  for (const writer of writers) writer.catch(() => {});
  return {
    writes,
    complaints,
    finish: async (withinMs) => {
      finishWithinMs = withinMs;
      await Promise.all(writers);
    },
  };
}

async function keepWriting(
  write: () => Promise<Write | undefined>,
  writes: Write[],
  random: () => number,
  finishWithinMs: () => number | undefined,
): Promise<void> {
  let endsAtMs = Number.POSITIVE_INFINITY;
  for (;;) {
    const withinMs = finishWithinMs();
    const isLast = withinMs !== undefined;
    if (isLast) endsAtMs = Math.min(endsAtMs, performance.now() + withinMs);
    const done = await write();
    if (done !== undefined) writes.push(done);
    if (isLast && done?.outcome === 'acknowledged') return;
    if (performance.now() > endsAtMs) throw new Error('nothing was acknowledged after all faults were healed');
    await sleep(random() * longestPauseMs);
  }
}

interface Basis {
  readonly etag: string;
  readonly token: string;
}

function createWriter({ urls, token, flags, random, name }: WritersOptions, index: number, complaints: string[]) {
  let at = index;
  let count = 0;
  const call = (flag: string, method: string, more: RequestInit = {}) =>
    fetch(`${urls[at % urls.length]}/api/v1/projects/default/flags/${flag}/environments/development`, {
      method,
      ...more,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more.headers },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });

  return async (): Promise<Write | undefined> => {
    const flag = flags[Math.floor(random() * flags.length)] ?? '';
    count += 1;
    const own = `w-${name}-${count}`;
    const body = JSON.stringify(settingsOf(own, Math.floor(random() * variantCount)));
    const basis = random() < 0.4 ? await readBasis(() => call(flag, 'GET')) : undefined;
    const beganAtMs = performance.now();
    const answer = await call(flag, 'PATCH', { body, ...(basis && { headers: { 'if-match': basis.etag } }) }).catch(
      () => undefined,
    );
    await answer?.arrayBuffer().catch(() => {});
    const outcome = outcomeOf(answer?.status);
    if (outcome === 'unknown') at += 1;
    if (outcome === 'refused' && answer?.status !== 412) complaints.push(`${own} was answered with ${answer?.status}`);
    const id = answer?.headers.get('guidon-version') ?? undefined;
    return { token: own, flag, outcome, beganAtMs, endedAtMs: performance.now(), id, basis: basis?.token };
  };
}

/** The token stands in the flag itself, and so in its patch and in the audit log. */
export function settingsOf(token: string, value: number) {
  return {
    enabled: true,
    fallthrough: { variant: `v${value}` },
    targets: [{ variant: 'v0', by: 'userId', values: [token] }],
  };
}

async function readBasis(read: () => Promise<Response>): Promise<Basis | undefined> {
  const answer = await read().catch(() => undefined);
  if (answer?.status !== 200) return undefined;
  const body = (await answer.json().catch(() => undefined)) as ReturnType<typeof settingsOf> | undefined;
  const token = body?.targets[0]?.values[0];
  const etag = answer.headers.get('etag');
  return token !== undefined && etag !== null ? { etag, token } : undefined;
}

function outcomeOf(status: number | undefined): Write['outcome'] {
  if (status === 200) return 'acknowledged';
  return status === undefined || status >= 500 ? 'unknown' : 'refused';
}
