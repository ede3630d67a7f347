import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { percentText, readPercent } from '../../targeting/percent.js';

interface PercentFieldProps {
  readonly label: string;
  readonly weight: number;
  readonly onChange: (weight: number) => void;
}

/** Three decimals, as typed; what is no percentage yet is said and not taken over. */
export function PercentField({ label, weight, onChange }: PercentFieldProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && readPercent(typed) === undefined;
  const onType = (text: string) => {
    setTyped(text);
    const read = readPercent(text);
    if (read !== undefined) onChange(read);
  };
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      w={110}
      value={typed ?? percentText(weight)}
      rightSection="%"
      error={isWrong && 'From 0 to 100, at most three decimals.'}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
