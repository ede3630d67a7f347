import { Autocomplete } from '@mantine/core';

interface ByFieldProps {
  readonly label: string;
  readonly value: string;
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onChange: (by: string) => void;
}

/** An attribute of those who ask for the flag; those that are known are offered. Lists that nobody opened are not drawn. */
export function ByField({ suggestions, isDisabled = false, label, ...field }: ByFieldProps) {
  return (
    <Autocomplete
      w={180}
      comboboxProps={{ keepMounted: false }}
      aria-label={label}
      data={[...suggestions]}
      disabled={isDisabled}
      {...field}
    />
  );
}
