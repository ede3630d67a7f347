import { Counter, Gauge, type Registry } from 'prom-client';
import type { RefusalReason } from './stream.admission.js';
import type { Audience, CutReason } from './stream.hub.js';
import type { Allotment } from './stream.rate.js';

export interface StreamMetrics {
  opened(label: string): void;
  closed(label: string): void;
  written(frames: number, bytes: number): void;
  cut(reason: CutReason): void;
  refused(reason: RefusalReason | 'draining'): void;
}

const maxLabels = 200;

/** `protocol sdk audience`, as a stream is counted by; what nobody knows is one kind, so that no client can make up series. */
export function streamLabel(protocol: number, sdk: string | undefined, audience: Audience): string {
  const known = sdk !== undefined && /^[a-z][a-z-]{0,19}\/\d[\w.+-]{0,29}$/.test(sdk);
  return `${protocol} ${known ? sdk : 'unknown'} ${audience}`;
}

export function streamMetrics(registry: Registry): StreamMetrics {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const open = new Gauge({
    name: 'guidon_streams_open',
    help: 'Open streams by protocol, SDK version and audience: server keys, client keys that decide in the page or leave it to the server.',
    labelNames: ['protocol', 'sdk', 'audience'],
    registers,
  });
  const frames = counter('guidon_stream_frames_total', 'Frames written to streams.');
  const bytes = counter('guidon_stream_bytes_total', 'Bytes written to streams.');
  const cuts = counter('guidon_streams_cut_total', 'Streams cut because their reader was too slow.', ['reason']);
  const refusals = counter('guidon_streams_refused_total', 'Streams that were not admitted.', ['reason']);
  const seen = new Set<string>();

  function labelsOf(label: string) {
    if (seen.size < maxLabels) seen.add(label);
    const [protocol = '', sdk = '', audience = ''] = (seen.has(label) ? label : '1 other other').split(' ');
    return { protocol, sdk, audience };
  }

  return {
    opened: (label) => open.inc(labelsOf(label)),
    closed: (label) => open.dec(labelsOf(label)),
    written: (count, size) => {
      frames.inc(count);
      bytes.inc(size);
    },
    cut: (reason) => cuts.inc({ reason }),
    refused: (reason) => refusals.inc({ reason }),
  };
}

export function measureAllotment(registry: Registry, allotment: Allotment): void {
  new Gauge({
    name: 'guidon_stream_allotment',
    help: 'Streams a second that this node may let in now.',
    registers: [registry],
    collect() {
      this.set(allotment.perSecond);
    },
  });
}
