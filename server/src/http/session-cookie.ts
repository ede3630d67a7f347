import { type OwnCookie, ownCookie } from './own-cookie.js';

export type SessionCookie = OwnCookie;

/** Strict: pages are served without it, and what they ask then comes from our own. */
export function sessionCookie(publicUrl: string | undefined): SessionCookie {
  return ownCookie({ name: 'guidon_session', sameSite: 'strict', publicUrl });
}
