import { type Cancel, createBackoff, type Endpoint, type Failure } from '@guidon/sdk-core';
import { openStream } from './event-stream.js';
import { ask, malformed, requestOf } from './http.js';
import type { Source, Way } from './source.js';
import type { World } from './world.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
const streamRetryMs = 300_000;
const fullRetryMs = 60_000;

/**
 * Keeps a sink current with the projection: a snapshot (mostly a 304), then a stream from there; or by polling where streams
 * do not pass. At any moment it has one thing under way: a timer, a request or a stream.
 */
export function connection(world: World, endpoint: Endpoint, isStreaming: boolean): Source {
  const backoff = createBackoff(world);
  let refusals = 0;
  let streamAtMs = isStreaming ? 0 : Number.POSITIVE_INFINITY;

  return (sink) => {
    let cancel: Cancel;
    let isStopped = false;

    function attempt(): void {
      const way: Way = world.monotonicMs() < streamAtMs ? 'poll' : 'stream';
      const heldId = sink.heldId();
      // What the server's tag begins with: the view that client keys have, then the encoding.
      const tags = ['gzip', 'br', 'identity'].map((encoding) => `"c.${encoding}.${heldId}"`).join();
      const request = requestOf(endpoint, 'snapshot', heldId ? { 'if-none-match': tags } : {});
      cancel = ask(world, request, (failure, content) => {
        if (failure || !sink.take(content ? 'snapshot' : 'current', content, way)) unanswered(failure ?? malformed);
        else if (!isStopped) answered(way);
      });
    }
    function unanswered(failure: Failure): void {
      // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
      if (isStreaming) refusals = streamAtMs = 0;
      retry(failure, 0);
    }
    function answered(way: Way): void {
      if (way === 'stream') cancel = openStream(world, endpoint, 'stream', sink, streamOver);
      else wait(about(pollIntervalMs));
    }
    function streamOver(failure: Failure, livedMs: number): void {
      if (livedMs || !failure.message) refusals = 0;
      else refused(failure);
      // Whether a key is good, the snapshot says.
      retry(failure.kind === 'unauthorized' ? { ...failure, kind: 'refused' } : failure, livedMs);
    }
    function refused({ kind, retryAfterMs }: Failure): void {
      // Silence from a stream that opened says more than a refusal.
      refusals += kind === 'silent' ? 2 : 1;
      if (refusals < refusalsBeforePolling) return;
      streamAtMs = world.monotonicMs() + about(retryAfterMs ? fullRetryMs : streamRetryMs);
    }

    function retry(failure: Failure, livedMs: number): void {
      wait(backoff.afterFailure(failure, livedMs));
      if (failure.message) sink.failed(failure);
    }
    function wait(delayMs: number): void {
      if (!isStopped) cancel = world.schedule(delayMs, attempt);
    }
    function about(ms: number): number {
      return ms * (0.9 + 0.2 * world.random());
    }

    attempt();
    return () => {
      isStopped = true;
      cancel();
    };
  };
}
