import { ChevronDown } from 'lucide-react';
import type { Ref, SelectHTMLAttributes } from 'react';
import { Field, type FieldFrameProps } from './field.js';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps
  extends FieldFrameProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'required' | 'size' | 'onChange' | 'value'> {
  options: readonly SelectOption[];
  value?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  /** Shown while nothing is chosen. */
  placeholder?: string | undefined;
  size?: 'small' | 'normal' | undefined;
  ref?: Ref<HTMLSelectElement> | undefined;
}

/** The platform's own list: it opens as people expect on every device and costs nothing to load. */
export function Select({
  label,
  labelHidden,
  hint,
  hintTone,
  error,
  required,
  optional,
  className,
  id,
  options,
  onValueChange,
  placeholder,
  size,
  ref,
  ...select
}: SelectProps) {
  return (
    <Field {...{ label, labelHidden, hint, hintTone, error, required, optional, className, id }}>
      {(control) => (
        <span className="ui-input ui-select" data-size={size}>
          <select {...select} {...control} ref={ref} onChange={(event) => onValueChange?.(event.target.value)}>
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
