/** Where what runs is the developer's own: any port of it may be allowed at once. */
const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** What may stand in a list of allowed origins; `allowedOriginOf` says whether it is one. */
export const originPattern = '^https?://(\\[[0-9a-fA-F:.]+\\]|[a-zA-Z0-9._-]+)(:([0-9]{1,5}|\\*))?$';

/** An origin as a browser writes it, with `*` for any port where that is allowed; else what is wrong with it. */
export function allowedOriginOf(text: string): string | { readonly flaw: string } {
  const isAnyPort = text.endsWith(':*');
  const address = isAnyPort ? text.slice(0, -2) : text;
  if (!URL.canParse(address)) return { flaw: 'is no origin' };
  const { origin, hostname } = new URL(address);
  if (!isAnyPort) return origin;
  return thisMachine.includes(hostname)
    ? `${origin}:*`
    : { flaw: `may have any port only on ${thisMachine.join(', ')}` };
}

/** Compared as a whole and as it is: what is written another way comes from no browser. */
export function isAllowedOrigin(allowed: readonly string[], origin: string): boolean {
  if (allowed.includes(origin)) return !origin.endsWith('*');
  const own = ofThisMachine.exec(origin)?.[1];
  return own !== undefined && allowed.includes(`${own}:*`);
}

const ofThisMachine = /^(https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d{1,5})?$/;
