import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { environmentsQuery } from '../environments/environments.queries.js';
import { sdkInstancesQuery } from '../sdk-keys/sdk-keys.queries.js';
import { ConnectStep } from './connect-step.js';
import { FirstFlagStep } from './first-flag-step.js';
import { anyFlagQuery } from './first-run.queries.js';
import { Step, type StepState } from './step.js';
import { SwitchOnStep } from './switch-on-step.js';

/** From nothing to a program that sees a flag change: in three steps, each seen by the page itself. */
export function FirstRunPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/first-run' });
  const api = useApi();
  const flag = useQuery(anyFlagQuery(api, project));
  const environments = useQuery(environmentsQuery(api, project));
  return (
    <Page title="Get started" lead="Three steps, two minutes: a flag, a program that asks for it, and the switch.">
      <Loaded query={flag} skeleton={<BlockSkeleton height={240} />}>
        {(first) => (
          <Loaded query={environments} skeleton={<BlockSkeleton height={240} />}>
            {([environment]) =>
              environment !== undefined && <Steps place={{ project, environment: environment.key }} flag={first} />
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface StepsProps {
  readonly place: { readonly project: string; readonly environment: string };
  readonly flag: string | null;
}

function Steps({ place, flag }: StepsProps) {
  const instances = useQuery({ ...sdkInstancesQuery(useApi(), place), refetchInterval: 2_000, enabled: flag !== null });
  const [connected] = instances.data ?? [];
  const stateOf = (isDone: boolean, isReached: boolean): StepState => {
    if (isDone) return 'done';
    return isReached ? 'now' : 'later';
  };
  return (
    <Box component="ol" m={0} p={0} maw={820} style={{ listStyle: 'none' }}>
      <Step number={1} title="Make your first flag" state={stateOf(flag !== null, true)}>
        <FirstFlagStep project={place.project} flag={flag} />
      </Step>
      <Step number={2} title="Ask for it in a program" state={stateOf(connected !== undefined, flag !== null)}>
        <ConnectStep place={place} flag={flag ?? ''} connected={connected} />
      </Step>
      <Step number={3} title="Switch it on, and watch" state={stateOf(false, flag !== null)}>
        <SwitchOnStep place={place} flag={flag ?? ''} isConnected={connected !== undefined} />
      </Step>
    </Box>
  );
}
