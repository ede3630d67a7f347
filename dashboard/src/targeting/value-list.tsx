import { Button, Group, Pill, Text, TextInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';

interface ValueListProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly placeholder?: string;
  readonly onChange: (values: readonly string[]) => void;
}

/** More would make the page slow and say nothing: the rest is counted, and found by typing. */
const shown = 40;

/** Values that may be very many: typed one by one, pasted by the thousand, found by typing. */
export function ValueList({ label, values, placeholder = 'Type one, or paste many', onChange }: ValueListProps) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = valuesIn(text).filter((value) => !values.includes(value));
    if (fresh.length > 0) onChange([...values, ...new Set(fresh)]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    }
    if (event.key === 'Backspace' && typed === '' && values.length > 0) onChange(values.slice(0, -1));
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (valuesIn(text).length < 2) return;
    event.preventDefault();
    add(text);
  };
  const found = typed === '' ? values : values.filter((value) => value.includes(typed));
  return (
    <div>
      <TextInput
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(typed)}
      />
      {values.length > 0 && (
        <Group gap={6} mt={8}>
          {found.slice(0, shown).map((value) => (
            <Pill
              key={value}
              withRemoveButton
              onRemove={() => onChange(values.filter((held) => held !== value))}
              removeButtonProps={{ 'aria-label': `Remove ${value}`, 'aria-hidden': false, tabIndex: 0 }}
            >
              {value === '' ? '(empty)' : value}
            </Pill>
          ))}
          {found.length > shown && (
            <Text size="sm" c="dimmed">
              and {found.length - shown} more; type to find one
            </Text>
          )}
          {values.length > 5 && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onChange([])}>
              Remove all {values.length}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

/** One to a line, or between commas or tabs. */
function valuesIn(text: string): readonly string[] {
  return text
    .split(/[\n\r\t,]+/)
    .map((value) => value.trim())
    .filter(Boolean);
}
