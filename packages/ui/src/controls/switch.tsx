import type { ReactNode } from 'react';

export interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** For what takes effect at once. What is saved with a form is a Checkbox. */
export function Switch({ label, hint, checked, onCheckedChange, disabled }: SwitchProps) {
  return (
    <label className="ui-check-row">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className="ui-switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      <span>{label}</span>
      {hint === undefined ? null : <small>{hint}</small>}
    </label>
  );
}
