import { ShownOnce } from '../../ui/shown-once.js';

export interface WebhookSecretProps {
  readonly secret: string | undefined;
  readonly onClose: () => void;
}

export function WebhookSecret({ secret, onClose }: WebhookSecretProps) {
  return (
    <ShownOnce title="The secret of the webhook" what="the secret" secret={secret} onClose={onClose}>
      The receiver checks by it that a delivery is from here. Libraries of Standard Webhooks take it as it is.
    </ShownOnce>
  );
}
