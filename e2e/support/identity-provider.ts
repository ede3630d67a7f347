import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, outputOf, plainEnvironment } from '@guidon/fault-tools';
import { waitUntil } from './wait-until.js';

export interface Employee {
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly groups: readonly string[];
}

export interface IdentityProviderOptions {
  readonly redirectUri: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By what they call themselves when they sign in. */
  readonly people: Readonly<Record<string, Employee>>;
}

export interface IdentityProvider {
  readonly issuer: string;
  end(): Promise<void>;
}

const script = fileURLToPath(new URL('identity-provider.mjs', import.meta.url));

/** A real provider of OpenID Connect in a process of its own, on another site than the house. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const child = fork(script, [JSON.stringify(options)], { silent: true, execArgv: [], env: plainEnvironment() });
  const output = outputOf(child);
  let issuer: string | undefined;
  child.on('message', (message: { readonly issuer: string }) => {
    issuer = message.issuer;
  });
  const found = await waitUntil(() => issuer, { what: 'the identity provider to listen', context: output });
  return { issuer: found, end: async () => void (await end(child, 'SIGKILL')) };
}
