import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { durationText, readDuration } from './duration.js';

interface HoldFieldProps {
  readonly label: string;
  readonly holdFor: string;
  readonly isLast: boolean;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (holdFor: string) => void;
}

const common = ['30 minutes', '1 hour', '4 hours', '1 day', '2 days', '4 days', '7 days', '14 days'];

/** `2 days 4 hours`, as one says it; what is no length of time yet is said and not taken over. Closed lists are not drawn. */
export function HoldField({ label, holdFor, isLast, error, isDisabled, onChange }: HoldFieldProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && readDuration(typed) === undefined;
  const onType = (text: string) => {
    setTyped(text);
    const read = readDuration(text);
    if (read !== undefined) onChange(read);
  };
  return (
    <Autocomplete
      aria-label={label}
      w={140}
      size="sm"
      comboboxProps={{ keepMounted: false }}
      data={isLast ? ['no time', ...common] : common}
      filter={({ options }) => options}
      value={typed ?? durationText(holdFor)}
      disabled={isDisabled}
      error={isWrong ? 'Such as “2 days 4 hours” or “30 min”.' : error}
      onChange={onType}
      onBlur={() => setTyped(undefined)}
    />
  );
}
