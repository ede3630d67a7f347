import { EmptyState } from '../../ui/empty-state.js';
import { ButtonLink } from '../../ui/link.js';
import { useMay } from '../session/session.queries.js';
import type { ReleasePlace } from './releases.queries.js';

export function NoRelease({ place }: { readonly place: ReleasePlace }) {
  const mayEdit = useMay('editor', place.project);
  const plan = mayEdit && (
    <ButtonLink to="/projects/$project/flags/$flag/releases/$environment/plan" params={{ ...place }}>
      Plan a release
    </ButtonLink>
  );
  return (
    <EmptyState icon="releases" title="No release yet" action={plan}>
      A staged release raises {place.flag} by itself: first your own people, then a few customers, then 10, 25, 50 and
      100 percent, each for as long as you say. It stops where a person must agree, and goes back with one click.
      Whoever is in stays in.
    </EmptyState>
  );
}
