import type { FastifyRequest } from 'fastify';

/** Where people reach us, without a slash at its end. */
export type BaseUrl = (request: Pick<FastifyRequest, 'protocol' | 'host'>) => string;

/** As the operator says it, else as whoever asks has found us. Written as browsers write it, to be compared. */
export function baseUrlOf(publicUrl: string | undefined): BaseUrl {
  return ({ protocol, host }) => normal(publicUrl ?? `${protocol}://${host}`);
}

function normal(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/+$/, '');
}
