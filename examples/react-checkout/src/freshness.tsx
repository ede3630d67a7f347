import { useFlagsClient } from '@guidon/sdk-browser/react';
import { type ReactNode, useEffect, useState } from 'react';

/** Whether the flags are kept current; while the server is away the page goes on with its last values. */
export function Freshness(): ReactNode {
  const flags = useFlagsClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const offs = [flags.on('live', () => setIsLive(true)), flags.on('stale', () => setIsLive(false))];
    void flags.ready().then(({ source }) => setIsLive(source === 'stream' || source === 'poll'));
    return () => {
      for (const off of offs) off();
    };
  }, [flags]);
  return <output className={isLive ? 'freshness live' : 'freshness'}>{isLive ? 'live' : 'last known values'}</output>;
}
