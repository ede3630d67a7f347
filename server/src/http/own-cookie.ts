import { type CookieSerializeOptions, fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface OwnCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, text: string, lifetime: Pick<CookieSerializeOptions, 'expires' | 'maxAge'>): void;
  clear(reply: FastifyReply): void;
}

export interface OwnCookieOptions {
  readonly name: string;
  readonly sameSite: 'strict' | 'lax';
  readonly publicUrl: string | undefined;
}

/**
 * No script reads it. Where people come by https, as the operator says or a trusted proxy does, its name promises that no
 * neighbouring host has set it. The plugin is to be registered where it is set.
 */
export function ownCookie({ name, sameSite, publicUrl }: OwnCookieOptions): OwnCookie {
  const isHttps = publicUrl?.startsWith('https:') === true;
  const isSecure = ({ protocol }: FastifyRequest) => isHttps || protocol === 'https';
  const nameFor = (request: FastifyRequest) => (isSecure(request) ? `__Host-${name}` : name);
  const optionsFor = (request: FastifyRequest) =>
    ({ path: '/', httpOnly: true, sameSite, secure: isSecure(request) }) as const;
  return {
    read: (request) => {
      const { cookie } = request.headers;
      return cookie === undefined ? undefined : fastifyCookie.parse(cookie)[nameFor(request)];
    },
    set: (reply, text, lifetime) =>
      void reply.setCookie(nameFor(reply.request), text, { ...optionsFor(reply.request), ...lifetime }),
    clear: (reply) => void reply.clearCookie(nameFor(reply.request), optionsFor(reply.request)),
  };
}
