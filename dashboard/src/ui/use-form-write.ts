import type { UseMutationResult } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { placeErrors } from './field-errors.js';

/** Of a form of Mantine's, what it takes to write it. */
export interface WrittenForm<Values> {
  readonly getValues: () => Values;
  readonly onSubmit: (handle: (values: Values) => void) => (event?: FormEvent<HTMLFormElement>) => void;
  readonly setErrors: (errors: Record<string, string>) => void;
  readonly reset: () => void;
}

export interface FormWrite<Values extends object, Output> {
  readonly form: WrittenForm<Values>;
  readonly write: UseMutationResult<Output, Error, Values>;
  readonly onDone?: ((output: Output) => void) | undefined;
}

/** A form that is written as a whole: what the server refuses stands at the field that it is about. */
export function useFormWrite<Values extends object, Output>({ form, write, onDone }: FormWrite<Values, Output>) {
  const names = Object.keys(form.getValues());
  const onSubmit = form.onSubmit((values) =>
    write.mutate(values, {
      onSuccess: (output) => onDone?.(output),
      onError: (error) => form.setErrors({ ...placeErrors(error, names).fields }),
    }),
  );
  return { onSubmit, isPending: write.isPending, error: placeErrors(write.error, names).rest };
}
