import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { type Confirmation, confirmations } from '../ui/confirm.js';
import { type Toast, toasts } from '../ui/toasts.js';

const ConfirmDialog = lazy(async () => ({ default: (await import('../ui/confirm-dialog.js')).ConfirmDialog }));
const ToastStack = lazy(async () => ({ default: (await import('../ui/toast-stack.js')).ToastStack }));

/** What lies over pages when it is called for: loaded then. */
export function Overlays() {
  return (
    <Suspense>
      <Toasts />
      <Confirmations />
    </Suspense>
  );
}

function Toasts() {
  const [first, setFirst] = useState<Toast>();
  useEffect(() => (first === undefined ? toasts.listen(setFirst) : undefined), [first]);
  return first !== undefined && <ToastStack first={first} />;
}

function Confirmations() {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState<Confirmation>();
  useEffect(
    () =>
      confirmations.listen((confirmation) => {
        setAsked(confirmation);
        open();
      }),
    [open],
  );
  return asked !== undefined && <ConfirmDialog asked={asked} isOpen={isOpen} onClose={close} />;
}
