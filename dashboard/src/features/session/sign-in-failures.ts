/** What the server says of a way to the identity provider and back, in the words of a person. */
const failures: ReadonlyMap<string, string> = new Map([
  ['no-email', 'The identity provider told no e-mail address of yours. Ask whoever runs it to let Guidon see it.'],
  ['unverified', 'The identity provider does not vouch for your e-mail address. Confirm it there, then sign in again.'],
  ['deactivated', 'Your account is deactivated. An administrator can let you in again.'],
  ['no-role', 'None of your groups has a role here. Ask an administrator for one.'],
  ['begin-again', 'That took too long, or began in another window. Sign in again.'],
  ['unknown-provider', 'This identity provider is not in use any more. Sign in another way.'],
  ['provider-refused', "The identity provider's answer was not accepted. Sign in again; the server's log says more."],
  ['provider-unavailable', 'The identity provider does not answer. Try again in a moment.'],
]);

/** Never what stands in the address itself: anybody may write a link. */
export function explainFailure(code: string): string {
  return failures.get(code) ?? 'Signing in did not work. Try again.';
}
