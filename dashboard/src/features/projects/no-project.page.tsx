import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';

/** For those whom nobody has let into a project yet. */
export function NoProjectPage() {
  return (
    <Page title="Welcome">
      <EmptyState icon="project" title="You are in no project yet">
        An administrator adds you to one on the page “Members”, with a role there. Then its flags appear here.
      </EmptyState>
    </Page>
  );
}
