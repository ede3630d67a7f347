import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from './fleet.js';

/** Somebody who changes flags on a fleet and looks at its metrics, node by node. */
export interface Operator {
  /** `value`: what the flag serves when it is on; without, it is a switch. */
  createFlag(key: string, value?: string): Promise<void>;
  /** Turns the flag on or off, whichever it is not, on one node after the other: again where one says that it may not have. */
  toggle(key: string): Promise<void>;
  /** The sum of a metric's series, over all nodes. */
  metric(name: string): Promise<number>;
}

const attempts = 5;

export function operatorOf(fleet: Pick<Fleet, 'nodes' | 'token'>): Operator {
  let turn = 0;
  const ask = (url: string, method: string, body?: unknown) =>
    fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${fleet.token}`,
        connection: 'close',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const call = async (url: string, method: string, path: string, body?: unknown): Promise<string> => {
    let answer = await ask(url + path, method, body);
    for (let attempt = 1; answer.status === 503 && method === 'PUT' && attempt < attempts; attempt += 1) {
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
      answer = await ask(url + path, method, body);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  };
  const next = () => {
    turn += 1;
    return fleet.nodes[turn % fleet.nodes.length]?.url ?? '';
  };
  const isOn = new Map<string, boolean>();

  return {
    createFlag: async (key, value) => {
      const parts = value === undefined ? {} : { kind: 'string', variants: { on: value, off: '' } };
      await call(next(), 'POST', '/api/v1/projects/default/flags', { key, ...parts });
    },
    toggle: async (key) => {
      const enabled = isOn.get(key) !== true;
      const path = `/api/v1/projects/default/flags/${key}/environments/development/enabled`;
      await call(next(), 'PUT', path, { enabled });
      isOn.set(key, enabled);
    },
    metric: async (name) => {
      const texts = await Promise.all(fleet.nodes.map(({ url }) => call(url, 'GET', '/metrics')));
      return texts.reduce((sum, text) => sum + sumOfMetric(text, name), 0);
    },
  };
}

function sumOfMetric(text: string, name: string): number {
  const series = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
