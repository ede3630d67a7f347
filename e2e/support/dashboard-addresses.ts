/** What there is to look at that has an id for a name. */
export interface Shown {
  readonly request: string;
  readonly webhook: string;
}

/** Every page, by a name for it. */
export function dashboardAddresses({ request, webhook }: Shown): readonly (readonly [name: string, address: string])[] {
  const project = '/projects/default';
  return [
    ['flags', `${project}/flags`],
    ['flag', `${project}/flags/new-checkout`],
    ...['variants', 'compare', 'history', 'evaluations', 'code'].map(
      (tab) => [`flag-${tab}`, `${project}/flags/new-checkout?environment=production&tab=${tab}`] as const,
    ),
    ['debt', `${project}/debt`],
    ['release', `${project}/flags/dark-mode/releases/development`],
    ['release-templates-to-choose', `${project}/flags/dark-mode/releases/production/plan`],
    ['release-plan', `${project}/flags/invoice-as-pdf/releases/development/plan?template=careful-b2b`],
    ['release-templates', `${project}/release-templates`],
    ['releases', '/releases'],
    ['segments', `${project}/segments`],
    ['segment', `${project}/segments/beta-testers`],
    ['change-requests', `${project}/change-requests`],
    ['change-request', `${project}/change-requests/${request}`],
    ['environments', `${project}/environments`],
    ['sdk-keys', `${project}/sdk-keys`],
    ['webhooks', `${project}/webhooks`],
    ['webhook', `${project}/webhooks/${webhook}`],
    ['audit', `${project}/audit`],
    ['project-settings', `${project}/settings`],
    ['first-run', `${project}/first-run`],
    ['members', '/members'],
    ['tokens', '/tokens'],
    ['identity-providers', '/identity-providers'],
    ['account', '/account'],
    ['not-found', '/no/such/page'],
  ];
}
