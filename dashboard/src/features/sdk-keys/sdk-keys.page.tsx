import { Button, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { environmentsQuery } from '../environments/environments.queries.js';
import { useMay } from '../session/session.queries.js';
import { ConnectedSdks } from './connected-sdks.js';
import { NewSdkKey } from './new-sdk-key.js';
import { SdkKeyTable } from './sdk-key-table.js';

const from = '/signed-in/projects/$project/sdk-keys';

/** What applications use, and which of them are there: environment by environment. */
export function SdkKeysPage() {
  const { project } = useParams({ from });
  const { environment: asked } = useSearch({ from });
  const navigate = useNavigate({ from: '/projects/$project/sdk-keys' });
  const environments = useQuery(environmentsQuery(useApi(), project));
  const mayEdit = useMay('admin', project);
  const [isMaking, setIsMaking] = useState(false);
  const shown = asked ?? environments.data?.[0]?.key;
  return (
    <Page
      title="SDK keys"
      lead="An application shows one to be told an environment's flags. A server key is a secret; a client key stands in pages."
      actions={
        mayEdit &&
        shown !== undefined && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
            New key
          </Button>
        )
      }
    >
      <Loaded query={environments} skeleton={<TableSkeleton rows={3} />}>
        {(items) => (
          <Tabs
            value={shown ?? null}
            onChange={(environment) => void navigate({ search: environment === null ? {} : { environment } })}
            keepMounted={false}
          >
            <Tabs.List mb="lg">
              {items.map(({ key, name }) => (
                <Tabs.Tab key={key} value={key}>
                  {name}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {items.map(({ key }) => (
              <Tabs.Panel key={key} value={key}>
                <Stack gap="lg">
                  <SdkKeyTable
                    place={{ project, environment: key }}
                    mayEdit={mayEdit}
                    onNew={() => setIsMaking(true)}
                  />
                  <Title order={2} size="h4" mt="md">
                    Connected SDKs
                  </Title>
                  <ConnectedSdks place={{ project, environment: key }} />
                </Stack>
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </Loaded>
      {shown !== undefined && (
        <NewSdkKey place={{ project, environment: shown }} isOpen={isMaking} onClose={() => setIsMaking(false)} />
      )}
    </Page>
  );
}
