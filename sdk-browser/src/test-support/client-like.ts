import type { GuidonClient } from '../client.js';

/** The client given, but for the parts that a test changes. */
export function clientLike(client: GuidonClient, parts: Partial<GuidonClient>): GuidonClient {
  return {
    ready: () => client.ready(),
    isEnabled: (key) => client.isEnabled(key),
    value: (key, fallback) => client.value(key, fallback),
    evaluate: (key, fallback) => client.evaluate(key, fallback),
    all: () => client.all(),
    identify: (context) => client.identify(context),
    decisions: () => client.decisions(),
    bootstrapped: () => client.bootstrapped(),
    on: (event, listener) => client.on(event, listener),
    close: () => client.close(),
    ...parts,
  };
}
