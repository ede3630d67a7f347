import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FrontDoor } from '../../ui/front-door.js';
import { ButtonLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { AcceptForm } from './accept-form.js';
import type { Invitation } from './invitation.types.js';

/** The token stands in the fragment, which no server and no log is sent; the address bar forgets it at once. */
export function InvitePage() {
  const [token] = useState(takeToken);
  if (token === '')
    return (
      <FrontDoor title="This link is not whole">
        <EmptyState
          icon="link"
          title="Its last part is missing"
          action={<ButtonLink to="/sign-in">Sign in</ButtonLink>}
        >
          Copy the link again, to its end, and open it anew.
        </EmptyState>
      </FrontDoor>
    );
  return <Invited token={token} />;
}

function takeToken(): string {
  const token = globalThis.location.hash.slice(1);
  globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
  return token;
}

function Invited({ token }: { readonly token: string }) {
  const api = useApi();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => take(api.POST('/api/v1/invitations/look', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { title, lead } = wordsFor(invitation.data);
  return (
    <FrontDoor title={title} lead={lead}>
      <Loaded query={invitation} skeleton={<BlockSkeleton height={260} />}>
        {(found) => <AcceptForm token={token} invitation={found} />}
      </Loaded>
    </FrontDoor>
  );
}

function wordsFor(invitation: Invitation | undefined): { readonly title: string; readonly lead?: string } {
  if (invitation === undefined) return { title: 'Your invitation' };
  if (invitation.kind === 'password') return { title: 'Choose a new password', lead: 'Your other sessions will end.' };
  if (invitation.kind === 'first-owner')
    return { title: 'Make the first account', lead: 'It owns this instance, and invites everybody else.' };
  const place = invitation.project === null ? 'this instance' : `the project ${invitation.project}`;
  return { title: 'Join Guidon', lead: `You were invited to ${place} with the role ${invitation.role}.` };
}
