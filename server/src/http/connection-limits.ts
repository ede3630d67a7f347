/** How long a connection may take over what; who takes longer is let go, so that slowness holds no place. */
export interface ConnectionLimits {
  /** From the connection, or the end of the request before, to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** Without a byte in either direction while something is under way: a reader that does not read. */
  readonly stalledMs: number;
  /** Between two requests: longer than load balancers keep theirs, so that it is they who close. */
  readonly idleMs: number;
  /** How often the first two are looked at. */
  readonly checkMs: number;
}

export const defaultConnectionLimits: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 14_000,
  stalledMs: 30_000,
  idleMs: 72_000,
  checkMs: 1_000,
};

/** As Fastify wants to be told. */
export function connectionOptions({ headersMs, requestMs, stalledMs, idleMs, checkMs }: ConnectionLimits) {
  return {
    requestTimeout: requestMs,
    connectionTimeout: stalledMs,
    keepAliveTimeout: idleMs,
    http: { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
  };
}
