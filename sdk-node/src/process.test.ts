import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aPatchFrame, aSnapshot } from './test-support/builders.js';
import { startChild } from './test-support/child.js';
import { json, ScriptedServer, stream } from './test-support/scripted-server.js';

const certificateFile = fileURLToPath(new URL('./test-support/localhost-certificate.pem', import.meta.url));
const keyFile = fileURLToPath(new URL('./test-support/localhost-key.pem', import.meta.url));
const live = { snapshot: json(200, aSnapshot()), stream: stream(), telemetry: json(202, {}) };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function aServer(...options: ConstructorParameters<typeof ScriptedServer>): Promise<ScriptedServer> {
  const server = await new ScriptedServer(...options).listen();
  cleanups.push(() => server.close());
  return server;
}

interface Living {
  readonly child: ChildProcess;
  readonly lines: () => readonly string[];
}

function aProcess(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Living {
  const child = startChild('living-process', args, environment);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  cleanups.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  });
  return { child, lines: () => output.split('\n').slice(0, -1) };
}

const eventually = (claim: () => void): Promise<void> => vi.waitFor(claim, { timeout: 15_000, interval: 20 });

describe('a process with the client in it', () => {
  it('is current within five seconds of waking, with what came while it stood still', async () => {
    const server = await aServer({ ...live });
    const { child, lines } = aProcess([server.url]);
    await eventually(() => expect([lines(), server.at('stream').length]).toEqual([['stream true'], 1]));
    child.kill('SIGSTOP');
    server.write(aPatchFrame());
    server.cut();
    Object.assign(server.script, { stream: stream(aPatchFrame()) });
    // The standstill itself: longer than any timer may be late without being noticed.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(lines()).toHaveLength(1);
    child.kill('SIGCONT');
    const wokenAt = performance.now();
    await eventually(() => expect(lines()).toContain('stream false'));
    expect(performance.now() - wokenAt).toBeLessThan(5_000);
    expect(server.at('stream').length).toBeLessThanOrEqual(3);
  });

  it('holds one stream for each worker of a cluster, and none for the primary', async () => {
    const server = await aServer({ ...live });
    const { child, lines } = aProcess([server.url, '3']);
    await eventually(() => expect(lines()).toEqual(Array(3).fill('stream true')));
    await eventually(() => expect(server.at('stream')).toHaveLength(3));
    expect(server.at('snapshot')).toHaveLength(3);
    child.kill('SIGKILL');
    await eventually(() => expect(server.connections).toBe(0));
  });
});

describe('a server behind TLS', () => {
  const tls = { cert: readFileSync(certificateFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };

  it('is spoken to where the machine trusts its certificate', async () => {
    const server = await aServer({ ...live, stream: stream(aPatchFrame()) }, tls);
    const { lines } = aProcess([server.url], { NODE_EXTRA_CA_CERTS: certificateFile });
    await eventually(() => expect(lines()).toEqual(['stream true', 'stream false']));
  });

  it('is told no key where the machine does not trust its certificate', async () => {
    const server = await aServer({ ...live }, tls);
    const { lines } = aProcess([server.url]);
    await eventually(() => expect(lines()).toContain('default false'));
    expect(lines().find((line) => line.startsWith('network'))).toContain('certificate');
    expect(server.requests).toEqual([]);
  });
});
