import classes from './toggle.module.css';

export interface ToggleProps {
  readonly isOn: boolean;
  /** What is switched, and where. */
  readonly label: string;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  /** Why it cannot be switched, or what switching it does. */
  readonly hint?: string | undefined;
}

/** The browser's own checkbox, drawn as a switch: long tables hold hundreds. */
export function Toggle({ isOn, label, onChange, isDisabled = false, hint }: ToggleProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      className={classes['toggle']}
      checked={isOn}
      aria-checked={isOn}
      disabled={isDisabled}
      aria-label={label}
      title={hint}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
