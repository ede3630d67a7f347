import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProvider } from '../api/api-context.js';
import type { createApp } from './create-app.js';
import { Overlays } from './overlays.js';
import { cssVariables, theme } from './theme.js';

export function App({ app: { api, queryClient, router } }: { readonly app: ReturnType<typeof createApp> }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <ApiProvider api={api}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Overlays />
        </QueryClientProvider>
      </ApiProvider>
    </MantineProvider>
  );
}
