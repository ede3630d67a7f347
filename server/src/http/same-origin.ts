import type { FastifyRequest } from 'fastify';
import { GuidonError } from '../errors.js';

/** What no page of another origin can send without having been allowed to. */
const ownHeader = 'guidon-request';

/** Reads change nothing, whoever makes a browser send them. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A cookie comes along with whatever a browser sends: that one of our pages has sent it is to be seen. */
export function checkOwnPage(request: FastifyRequest, publicUrl: string | undefined): void {
  if (isSafe(request.method)) return;
  if (request.headers[ownHeader] !== '1' || request.headers.origin === undefined)
    throw refusal('With the cookie of a session, an edit needs the headers `Origin` and `Guidon-Request: 1`.');
  refuseForeignPage(request, publicUrl);
}

/** What browsers say of where a request comes from; what is no browser says nothing. */
export function refuseForeignPage({ headers, host }: FastifyRequest, publicUrl: string | undefined): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw refusal('This is taken from pages of Guidon itself only.');
  if (headers.origin === undefined || isOurs(headers.origin, host, publicUrl)) return;
  throw refusal('This origin is not ours. Where people reach Guidon at another address, set GUIDON_PUBLIC_URL to it.');
}

function isOurs(origin: string, host: string, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === hostOf(host, new URL(origin).protocol);
}

/** Without the port that the scheme has by itself, as an origin is written. */
function hostOf(host: string, protocol: string): string | undefined {
  const address = `${protocol}//${host}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

function refusal(message: string): GuidonError {
  return new GuidonError('forbidden', message);
}
