import { EmptyState } from '../../ui/empty-state.js';
import type { ReleasePlace } from './releases.queries.js';

export function NoRelease({ place }: { readonly place: ReleasePlace }) {
  return (
    <EmptyState icon="releases" title="No release yet">
      A staged release raises {place.flag} by itself: first your own people, then a few customers, then 10, 25, 50 and
      100 percent, each for as long as you say. It stops where a person must agree, and goes back with one click.
      Whoever is in stays in.
    </EmptyState>
  );
}
