import { waitFor } from '@guidon/test-kit';
import type { Answer, TestServer } from './a-server.js';

/** Writes values into one flag's list, each of its own, and remembers what it was told of each. */
export interface Writer {
  /** The next value; its answer, with how long that took. */
  write(): Promise<Answer & { readonly durationMs: number }>;
  /** Answers once a write was taken, with how long that took. */
  recovered(): Promise<number>;
  /** Answers what is wrong between what was acknowledged and what is held; nothing where all is well. */
  faults(): Promise<readonly string[]>;
}

export function aWriter(server: Pick<TestServer, 'call'>, config: string): Writer {
  const acknowledged: string[] = [];
  let count = 0;
  const write = async () => {
    count += 1;
    const value = `user-${count}`;
    const begunAt = performance.now();
    const answer = await server.call('PUT', `${config}/whitelist/${value}`);
    if (answer.status === 200) acknowledged.push(value);
    return { ...answer, durationMs: performance.now() - begunAt };
  };
  return {
    write,
    recovered: async () => {
      const begunAt = performance.now();
      await waitFor(async () => (await write()).status === 200, { timeoutMs: 10_000, what: 'a write that is taken' });
      return performance.now() - begunAt;
    },
    faults: async () => {
      const { body } = await server.call('GET', config);
      const held: readonly string[] = body.targets[0]?.values ?? [];
      return [
        ...acknowledged.filter((value) => !held.includes(value)).map((value) => `${value} is lost`),
        ...held.filter((value, index) => held.indexOf(value) !== index).map((value) => `${value} is there twice`),
      ];
    },
  };
}
