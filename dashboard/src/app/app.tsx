import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProvider } from '../api/api-context.js';
import type { createApp } from './create-app.js';
import { theme } from './theme.js';

export function App({ app: { api, queryClient, router } }: { readonly app: ReturnType<typeof createApp> }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <ApiProvider api={api}>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </QueryClientProvider>
      </ApiProvider>
    </MantineProvider>
  );
}
