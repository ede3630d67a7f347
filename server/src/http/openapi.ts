import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

const description = `Feature flags, decided where your code runs.

Lists page by cursor: pass \`nextCursor\` as \`?cursor=\`. What can be edited has an \`ETag\`; with \`If-Match\` an edit of
what somebody else has edited meanwhile is refused with 412. Every POST takes an \`Idempotency-Key\`.
Errors are RFC 9457 problem details.`;

export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Guidon', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token, `guidon_token_…`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'guidon_session',
            description:
              'A person who is signed in; `__Host-guidon_session` over https. What is not GET needs `Guidon-Request: 1`.',
          },
          sdkKey: { type: 'http', scheme: 'bearer', description: 'An SDK key, `guidon_server_…`.' },
        },
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json['$id'] ?? `def-${index}`) },
  });
}
