import { type Cancel, createBackoff, type Endpoint } from '@guidon/sdk-core';
import { openStream } from './event-stream.js';
import type { Source } from './source.js';
import type { World } from './world.js';

/** Tells a sink when it is worth asking the server again. At any moment it has one thing under way: a timer or a stream. */
export function remoteConnection(world: World, endpoint: Endpoint, isStreaming: boolean): Source {
  const backoff = createBackoff(world);

  return (sink) => {
    let cancel: Cancel | undefined;

    function attempt(): void {
      cancel = openStream(world, endpoint, 'stream?mode=remote', sink, (failure, livedMs) => {
        cancel = world.schedule(backoff.afterFailure(failure, livedMs), attempt);
        if (failure.message) sink.failed(failure);
      });
    }

    if (isStreaming) attempt();
    return () => cancel?.();
  };
}
