import { createHmac, randomBytes } from 'node:crypto';

/** As the Standard Webhooks convention has it: 256 random bits in base64 behind a prefix that secret scanners know. */
export function newWebhookSecret(random: (size: number) => Buffer = randomBytes): string {
  return `whsec_${random(32).toString('base64')}`;
}

export interface Message {
  /** The same for each attempt: by it a receiver knows what it has had already. */
  readonly id: string;
  readonly sentAt: Date;
  readonly body: string;
}

/** One signature by each secret: while one is being replaced, both hold. */
export function signatureHeaders({ id, sentAt, body }: Message, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => `v1,${sign(`${id}.${timestamp}.${body}`, secret)}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function sign(text: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}
