import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';

export function FlagsPage() {
  return (
    <Page title="Flags" lead="What is on for whom, in each environment.">
      <EmptyState icon="flag" title="No flags yet">
        A flag separates deploying code from letting people see it.
      </EmptyState>
    </Page>
  );
}
