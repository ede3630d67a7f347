import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownCookie } from '../../http/own-cookie.js';
import type { OidcChecks } from './oidc.client.js';

/** What a browser keeps while a person is away at the provider's. */
export interface OidcFlow extends OidcChecks {
  readonly provider: string;
  /** The page that they wanted to see. */
  readonly to: string;
}

export interface FlowCookie {
  keep(reply: FastifyReply, flow: OidcFlow): void;
  /** Good once: it is taken away with being read. */
  take(request: FastifyRequest, reply: FastifyReply): OidcFlow | undefined;
}

const lifetimeS = 600;

/** Lax: the provider sends the browser back to us, which is a visit from another site. */
export function flowCookie(publicUrl: string | undefined): FlowCookie {
  const cookie = ownCookie({ name: 'guidon_oidc', sameSite: 'lax', publicUrl });
  return {
    keep: (reply, flow) => {
      const text = Buffer.from(JSON.stringify(flow)).toString('base64url');
      cookie.set(reply, text, { maxAge: lifetimeS });
    },
    take: (request, reply) => {
      cookie.clear(reply);
      return readFlow(cookie.read(request));
    },
  };
}

function readFlow(text: string | undefined): OidcFlow | undefined {
  try {
    const flow: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
    return isFlow(flow) ? { ...flow, to: ownPath(flow.to) } : undefined;
  } catch {
    return undefined;
  }
}

function isFlow(value: unknown): value is OidcFlow {
  if (typeof value !== 'object' || value === null) return false;
  const parts = value as Readonly<Record<string, unknown>>;
  return ['state', 'nonce', 'verifier', 'provider', 'to'].every((name) => typeof parts[name] === 'string');
}

/** A page of ours, whatever a link has asked for: no address of others begins like it. */
export function ownPath(to: string | undefined): string {
  const base = 'http://own.invalid';
  if (to === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || !URL.canParse(to, base)) return '/';
  const { origin, pathname, search, hash } = new URL(to, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
