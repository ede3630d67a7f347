import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProvider } from '../api/api-context.js';
import type { createApp } from './create-app.js';
import { Overlays } from './overlays.js';
import { cssVariables, theme } from './theme.js';

export interface AppProps {
  readonly app: ReturnType<typeof createApp>;
  /** `test`: nothing fades in, and what nobody has laid out counts as seen. */
  readonly env?: 'default' | 'test';
}

export function App({ app: { api, queryClient, router }, env = 'default' }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" env={env}>
      <ApiProvider api={api}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Overlays />
        </QueryClientProvider>
      </ApiProvider>
    </MantineProvider>
  );
}
