import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const { startCrowd: startMembers } = await tsImport('../../../fault-tools/src/crowd/crowd.ts', import.meta.url);

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The crowd that fleets are tried with: raw sockets over several loopback addresses, in a process of its own. */
export function startCrowd() {
  const crowd = startMembers();
  return {
    open: ({ port, sdkKey, count }) => crowd.open({ ports: [port], sdkKey, count, seed: 1 }),
    close: () => crowd.leave(),
    /** Resolves once the crowd is ready for the event; what it gives resolves with when the last one had it. */
    arm: async () => {
      await crowd.arm();
      return { last: crowd.arrived().then(({ lastAtMs }) => BigInt(Math.round(lastAtMs * 1e6))) };
    },
    stop: () => crowd.end(),
  };
}

/** A process with the SDK in it. */
export async function startListener({ url, sdkKey }, flag) {
  const child = fork(fileOf('listener.mjs'), [url, sdkKey, flag]);
  await answerOf(child, () => {}, 'done');
  return {
    nextChange: () => answerOf(child, () => {}, 'change').then(({ atNs }) => BigInt(atNs)),
    stop: () => child.send('stop'),
  };
}

function answerOf(child, ask, kind) {
  return new Promise((resolve, reject) => {
    const hear = (message) => {
      if (message.error !== undefined) reject(new Error(message.error));
      if (message[kind] === undefined) return;
      child.off('message', hear);
      resolve(message[kind]);
    };
    child.on('message', hear);
    ask();
  });
}

export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const toMs = (ns) => Number(ns) / 1e6;
