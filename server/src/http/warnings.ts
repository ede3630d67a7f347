import type { FastifyReply } from 'fastify';

/** What comes near to a limit is said with the answer, before a write is refused for it. */
export function warn(reply: FastifyReply, warnings: readonly string[]): void {
  if (warnings.length === 0) return;
  const text = warnings.slice(0, 5).join('; ');
  reply.header('guidon-warning', text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1_000));
}
