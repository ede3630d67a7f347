import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Api, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { useSession } from '../session/session.queries.js';
import { type ChangeRequest, isWaiting, type RequestPlace } from './change-requests.queries.js';

export interface RequestActionsProps {
  readonly place: RequestPlace;
  readonly request: ChangeRequest;
}

type Act = 'approve' | 'refuse' | 'withdraw' | 'apply';

/** What the reader may do with it now: to approve takes somebody else than who asked. */
export function RequestActions({
  place,
  request: { state, mayReview, author, isStale, applyAt },
}: RequestActionsProps) {
  const { user } = useSession();
  const [comment, setComment] = useState('');
  const act = useAct(place, comment);
  const isOwn = author.id === user.id;
  if (!isWaiting({ state })) return null;
  const button = (name: Act) => ({ loading: act.isPending && act.variables === name, onClick: () => act.mutate(name) });
  return (
    <Paper withBorder radius="lg" p="lg">
      <Stack gap="md">
        {act.isError && <ErrorNotice error={act.error} />}
        {state === 'open' && mayReview && (
          <Textarea
            label="Comment"
            description="What the one who asked should know; kept with the request."
            autosize
            minRows={2}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
        {state === 'open' && !mayReview && (
          <Text size="sm" c="dimmed">
            {isOwn ? 'Another person than you has to approve it.' : 'Your role does not allow you to review it.'}
          </Text>
        )}
        <Group gap="sm">
          {state === 'open' && mayReview && (
            <>
              <Button
                color="teal.9"
                leftSection={<Icon name="check" size={16} />}
                disabled={isStale}
                {...button('approve')}
              >
                Approve
              </Button>
              <Button variant="light" color="red" leftSection={<Icon name="cross" size={16} />} {...button('refuse')}>
                Refuse
              </Button>
            </>
          )}
          {state === 'approved' && (
            <Button disabled={isStale} {...button('apply')}>
              {applyAt === null ? 'Apply now' : 'Apply now, before its time'}
            </Button>
          )}
          {isOwn && (
            <Button variant="default" {...button('withdraw')}>
              Withdraw
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

const done: Readonly<Record<Act, string>> = {
  approve: 'Approved the change.',
  refuse: 'Refused the change.',
  withdraw: 'Withdrew the change request.',
  apply: 'Applied the change.',
};

function useAct(place: RequestPlace, comment: string) {
  const { project } = place;
  return useWrite({
    write: (api, act: Act) => actions[act](api, place, comment),
    changes: [keys.in(project, 'change-requests'), keys.in(project, 'flags')],
    done: (act) => done[act],
  });
}

const path = '/api/v1/projects/{project}/change-requests/{request}';

const actions: Readonly<Record<Act, (api: Api, place: RequestPlace, comment: string) => Promise<unknown>>> = {
  approve: (api, place, comment) =>
    take(api.POST(`${path}/approve`, { params: { path: { ...place } }, body: { ...(comment !== '' && { comment }) } })),
  refuse: (api, place, comment) =>
    take(api.POST(`${path}/refuse`, { params: { path: { ...place } }, body: { ...(comment !== '' && { comment }) } })),
  withdraw: (api, place) => take(api.POST(`${path}/withdraw`, { params: { path: { ...place } } })),
  apply: (api, place) => take(api.POST(`${path}/apply`, { params: { path: { ...place } } })),
};
