import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { readAuditSearch } from '../features/audit/audit.search.js';
import { readDebtSearch } from '../features/debt/debt.order.js';
import { anyFlagQuery } from '../features/first-run/first-run.queries.js';
import { readFlagSearch } from '../features/flag/flag-search.js';
import { readFilter } from '../features/flags/flag-filter.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import { readReleasesSearch } from '../features/releases/releases.search.js';
import { sessionQuery } from '../features/session/session.queries.js';
import type { AppContext } from './app-context.js';
import { NotFound } from './not-found.js';
import { RouteError } from './route-error.js';

const root = createRootRouteWithContext<AppContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // What is not named here would be taken from the address as it is: so both are, always.
  validateSearch: ({ to, failed }: Readonly<Record<string, unknown>>): SignInSearch => ({
    to: isOwnPath(to) ? to : undefined,
    failed: typeof failed === 'string' ? failed : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/session/sign-in.page.js'), 'SignInPage'),
});

interface SignInSearch {
  /** Where the person was going. */
  readonly to?: string | undefined;
  /** Why signing in elsewhere came to nothing. */
  readonly failed?: string | undefined;
}

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('../features/invite/invite.page.js'), 'InvitePage'),
});

/** Everything that takes somebody who is signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { api, queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery(api));
    if (session === null)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
  },
  component: lazyRouteComponent(() => import('./shell.js'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context: { api, queryClient } }) => {
    const [first] = await queryClient.ensureQueryData(projectsQuery(api));
    if (first === undefined) return;
    const params = { project: first.key };
    // Where nothing was begun yet, this is where one begins.
    const flag = await queryClient.fetchQuery(anyFlagQuery(api, first.key));
    throw redirect({ to: flag === null ? '/projects/$project/first-run' : '/projects/$project/flags', params });
  },
  component: lazyRouteComponent(() => import('../features/projects/no-project.page.js'), 'NoProjectPage'),
});

const project = createRoute({ getParentRoute: () => signedIn, path: '/projects/$project' });

const flags = createRoute({
  getParentRoute: () => project,
  path: '/flags',
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('../features/flags/flags.page.js'), 'FlagsPage'),
});

const flag = createRoute({
  getParentRoute: () => project,
  path: '/flags/$flag',
  validateSearch: readFlagSearch,
  component: lazyRouteComponent(() => import('../features/flag/flag.page.js'), 'FlagPage'),
});

const release = createRoute({
  getParentRoute: () => project,
  path: '/flags/$flag/releases/$environment',
  component: lazyRouteComponent(() => import('../features/releases/release.page.js'), 'ReleasePage'),
});

const releases = createRoute({
  getParentRoute: () => signedIn,
  path: '/releases',
  validateSearch: readReleasesSearch,
  component: lazyRouteComponent(() => import('../features/releases/releases.page.js'), 'ReleasesPage'),
});

interface PlanSearch {
  /** The template that a plan begins with. */
  readonly template?: string | undefined;
}

const releasePlan = createRoute({
  getParentRoute: () => project,
  path: '/flags/$flag/releases/$environment/plan',
  validateSearch: ({ template }: Readonly<Record<string, unknown>>): PlanSearch => ({
    template: typeof template === 'string' ? template : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/release-plan/plan.page.js'), 'PlanPage'),
});

const releaseTemplates = createRoute({
  getParentRoute: () => project,
  path: '/release-templates',
  component: lazyRouteComponent(
    () => import('../features/release-templates/release-templates.page.js'),
    'ReleaseTemplatesPage',
  ),
});

const segments = createRoute({
  getParentRoute: () => project,
  path: '/segments',
  component: lazyRouteComponent(() => import('../features/segments/segments.page.js'), 'SegmentsPage'),
});

const segment = createRoute({
  getParentRoute: () => project,
  path: '/segments/$segment',
  component: lazyRouteComponent(() => import('../features/segments/segment.page.js'), 'SegmentPage'),
});

interface StateSearch {
  readonly state?: (typeof requestStates)[number] | undefined;
}

const requestStates = ['open', 'approved', 'refused', 'withdrawn', 'applied', 'stale', 'all'] as const;

const changeRequests = createRoute({
  getParentRoute: () => project,
  path: '/change-requests',
  validateSearch: ({ state }: Readonly<Record<string, unknown>>): StateSearch => ({
    state: requestStates.find((known) => known === state),
  }),
  component: lazyRouteComponent(
    () => import('../features/change-requests/change-requests.page.js'),
    'ChangeRequestsPage',
  ),
});

const changeRequest = createRoute({
  getParentRoute: () => project,
  path: '/change-requests/$request',
  component: lazyRouteComponent(
    () => import('../features/change-requests/change-request.page.js'),
    'ChangeRequestPage',
  ),
});

const environments = createRoute({
  getParentRoute: () => project,
  path: '/environments',
  component: lazyRouteComponent(() => import('../features/environments/environments.page.js'), 'EnvironmentsPage'),
});

interface EnvironmentSearch {
  readonly environment?: string | undefined;
}

const sdkKeys = createRoute({
  getParentRoute: () => project,
  path: '/sdk-keys',
  validateSearch: ({ environment }: Readonly<Record<string, unknown>>): EnvironmentSearch => ({
    environment: typeof environment === 'string' ? environment : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/sdk-keys/sdk-keys.page.js'), 'SdkKeysPage'),
});

const webhooks = createRoute({
  getParentRoute: () => project,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../features/webhooks/webhooks.page.js'), 'WebhooksPage'),
});

const webhook = createRoute({
  getParentRoute: () => project,
  path: '/webhooks/$webhook',
  component: lazyRouteComponent(() => import('../features/webhooks/webhook.page.js'), 'WebhookPage'),
});

const audit = createRoute({
  getParentRoute: () => project,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit.page.js'), 'AuditPage'),
});

const debt = createRoute({
  getParentRoute: () => project,
  path: '/debt',
  validateSearch: readDebtSearch,
  component: lazyRouteComponent(() => import('../features/debt/debt.page.js'), 'DebtPage'),
});

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../features/tokens/tokens.page.js'), 'TokensPage'),
});

const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/project-settings.page.js'), 'ProjectSettingsPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/settings/account.page.js'), 'AccountPage'),
});

const identityProviders = createRoute({
  getParentRoute: () => signedIn,
  path: '/identity-providers',
  component: lazyRouteComponent(
    () => import('../features/settings/identity-providers.page.js'),
    'IdentityProvidersPage',
  ),
});

const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/members',
  validateSearch: ({ project: key }: Readonly<Record<string, unknown>>): { readonly project?: string | undefined } => ({
    project: typeof key === 'string' ? key : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/members/members.page.js'), 'MembersPage'),
});

const firstRun = createRoute({
  getParentRoute: () => project,
  path: '/first-run',
  component: lazyRouteComponent(() => import('../features/first-run/first-run.page.js'), 'FirstRunPage'),
});

export const routeTree = root.addChildren([
  signIn,
  invite,
  signedIn.addChildren([
    home,
    project.addChildren([
      flags,
      flag,
      release,
      releasePlan,
      releaseTemplates,
      segments,
      segment,
      changeRequests,
      changeRequest,
      environments,
      sdkKeys,
      webhooks,
      webhook,
      audit,
      debt,
      projectSettings,
      firstRun,
    ]),
    releases,
    account,
    identityProviders,
    members,
    tokens,
  ]),
]);

/** Never to another origin, whatever a link says: browsers leave out tabs and line ends, and see two slashes then. */
function isOwnPath(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])\S*$/.test(to);
}
