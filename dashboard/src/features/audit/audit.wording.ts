const deeds: Readonly<Record<string, string>> = {
  create: 'made',
  update: 'changed',
  delete: 'deleted',
  archive: 'archived',
  restore: 'restored',
  configure: 'configured',
  revoke: 'revoked',
  invite: 'invited',
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrew',
  apply: 'applied',
  reschedule: 'named another time for',
  expire: 'set aside',
  cancel: 'cancelled',
  add: 'added',
  remove: 'removed',
  'password-link': 'made a link to a new password for',
  password: 'set another password of',
  'roles-given': 'was given roles by a provider on',
  'taken-over': 'took over, with a provider,',
  request: 'asked for',
  deactivate: 'deactivated',
  activate: 'activated',
  scan: 'scanned',
};

const things: Readonly<Record<string, string>> = {
  'sdk-key': 'the SDK key',
  token: 'the API token',
  user: 'the account',
  member: 'the member',
  'change-request': 'the change request',
  'identity-provider': 'the identity provider',
};

/** `changed the segment`: what was done, to be followed by what it was done to. */
export function deedOf(action: string): string {
  if (action === 'flag.emergency-off') return 'switched off, without waiting for approval, the flag';
  const [kind = '', verb = ''] = action.split('.');
  const thing = things[kind] ?? `the ${kind.replaceAll('-', ' ')}`;
  return `${deeds[verb] ?? verb.replaceAll('-', ' ')} ${thing}`;
}
