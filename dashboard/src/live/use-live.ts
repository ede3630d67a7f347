import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api-context.js';
import { refreshLines } from '../features/flags/flag-lines.js';
import { listenLive } from './live-connection.js';
import { linesBehind, queriesBehind } from './live-event.js';

/** What others change appears without anybody asking for it. */
export function useLive(): void {
  const api = useApi();
  const client = useQueryClient();
  useEffect(() => {
    // Where pages are tried without a browser, nobody else changes anything.
    if (typeof EventSource === 'undefined') return;
    return listenLive({
      open: () => new EventSource('/api/v1/events'),
      page: document,
      delay: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      onGap: () => void client.invalidateQueries(),
      onEvents: (events) => {
        for (const queryKey of events.flatMap(queriesBehind)) void client.invalidateQueries({ queryKey });
        for (const [project, flags] of linesBehind(events)) void refreshLines(api, client, project, flags);
      },
    });
  }, [api, client]);
}
