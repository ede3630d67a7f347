import type { FastifyInstance } from 'fastify';

interface Place {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

export type AllowedMethods = (path: string) => readonly string[];

/** Remembers which methods each path knows, to tell a wrong method from a wrong path. */
export function rememberMethods(app: FastifyInstance): AllowedMethods {
  const places = new Map<string, Place>();
  app.addHook('onRoute', ({ url, method }) => {
    const place = places.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    // Preflights are answered on every path below `/sdk/v1`, those that nothing else answers on among them.
    for (const name of [method].flat()) if (name !== 'OPTIONS') place.methods.add(name);
    places.set(url, place);
  });
  return (path) => {
    const found = [...places.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  };
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replace(/[^\w-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
