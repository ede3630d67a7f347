import { type ReactNode, useState } from 'react';
import { ShownOnce } from './shown-once.js';
import { WriteDialog, type WriteDialogProps } from './write-dialog.js';

export interface NewSecretDialogProps<Values extends object, Output>
  extends Omit<WriteDialogProps<Values, Output>, 'onDone'> {
  readonly secret: {
    readonly title: string;
    /** `the key`. */
    readonly what: string;
    readonly of: (made: Output) => string;
    /** What to do with it. */
    readonly advice?: ReactNode;
  };
}

/** Makes something that comes with a secret, and then shows that, once. */
export function NewSecretDialog<Values extends object, Output>({
  secret: { title, what, of, advice },
  ...dialog
}: NewSecretDialogProps<Values, Output>) {
  const [shown, setShown] = useState<string>();
  return (
    <>
      <WriteDialog {...dialog} onDone={(made) => setShown(of(made))} />
      <ShownOnce title={title} what={what} secret={shown} onClose={() => setShown(undefined)}>
        {advice}
      </ShownOnce>
    </>
  );
}
