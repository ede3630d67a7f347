import { useEffect } from 'react';
import { FormDialog, type FormDialogProps } from './form-dialog.js';
import { type FormWrite, useFormWrite } from './use-form-write.js';

export interface WriteDialogProps<Values extends object, Output>
  extends Omit<FormDialogProps, 'onSubmit' | 'isPending' | 'error'>,
    FormWrite<Values, Output> {}

/** A form in a dialog that closes when it is written, and begins anew when it is opened. */
export function WriteDialog<Values extends object, Output>({
  form,
  write,
  onDone,
  ...dialog
}: WriteDialogProps<Values, Output>) {
  const { isOpen, onClose } = dialog;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its opening begins it anew
  useEffect(() => {
    if (!isOpen) return;
    form.reset();
    write.reset();
  }, [isOpen]);
  const written = useFormWrite({
    form,
    write,
    onDone: (output) => {
      onClose();
      onDone?.(output);
    },
  });
  return <FormDialog {...dialog} {...written} />;
}
