import { useEffect, useRef, type InputHTMLAttributes, type ReactNode } from 'react';

export interface CheckboxProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size' | 'onChange' | 'className'> {
  label: ReactNode;
  /** The label is only read, as in the cells of a table. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  indeterminate?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
}

export function Checkbox({
  label,
  labelHidden,
  hint,
  indeterminate = false,
  onCheckedChange,
  ...input
}: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const control = (
    <input
      {...input}
      ref={box}
      type="checkbox"
      className="ui-check"
      aria-label={labelHidden && typeof label === 'string' ? label : undefined}
      onChange={(event) => onCheckedChange?.(event.target.checked)}
    />
  );
  if (labelHidden) return control;
  return (
    <label className="ui-check-row">
      {control}
      <span>{label}</span>
      {hint === undefined ? null : <small>{hint}</small>}
    </label>
  );
}
