import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export interface PasswordFieldProps extends PasswordInputProps {
  /** What it shows at a press, in a sentence. */
  readonly what?: string;
}

/** Mantine's does not tell who hears it that something is wrong. */
export function PasswordField({ what = 'the password', error, ...rest }: PasswordFieldProps) {
  return (
    <PasswordInput
      {...rest}
      error={error}
      {...(Boolean(error) && { 'aria-invalid': true })}
      visibilityToggleButtonProps={{ 'aria-label': `Show ${what}` }}
    />
  );
}
