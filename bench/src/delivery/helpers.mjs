import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A crowd of raw sockets in a process of its own. */
export function startCrowd() {
  const child = fork(fileOf('crowd.mjs'));
  const ask = (task, options = {}) => answerOf(child, () => child.send({ task, ...options }), 'done');
  return {
    open: (options) => ask('open', options),
    close: () => ask('close'),
    /** Resolves once the crowd is ready for the event; what it gives resolves when the last one has it. */
    arm: async (bytes) => {
      const done = answerOf(child, () => {}, 'done');
      await answerOf(child, () => child.send({ task: 'awaitEvent', bytes }), 'armed');
      return { last: done.then(({ lastNs }) => BigInt(lastNs)) };
    },
    stop: () => child.kill(),
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

export function streamRequest(sdkKey, lastEventId) {
  const lines = [
    'GET /sdk/v1/stream HTTP/1.1',
    'Host: 127.0.0.1',
    'Accept: text/event-stream',
    `Authorization: Bearer ${sdkKey}`,
  ];
  if (lastEventId !== undefined) lines.push(`Last-Event-ID: ${lastEventId}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const toMs = (ns) => Number(ns) / 1e6;
