import type { FastifyRequest } from 'fastify';

/** Where people reach us, without a slash at its end. */
export type BaseUrl = (request: Pick<FastifyRequest, 'protocol' | 'host'>) => string;

/** As the operator says it, else as whoever asks has found us. */
export function baseUrlOf(publicUrl: string | undefined): BaseUrl {
  return ({ protocol, host }) => (publicUrl ?? `${protocol}://${host}`).replace(/\/+$/, '');
}
