import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { Field, type FieldFrameProps } from './field.js';

export interface TextFieldProps
  extends FieldFrameProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'required' | 'prefix'> {
  /** A currency sign or an icon before the text. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  ref?: Ref<HTMLInputElement> | undefined;
}

export function TextField({
  label,
  labelHidden,
  hint,
  hintTone,
  error,
  required,
  optional,
  className,
  prefix,
  suffix,
  id,
  ref,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, labelHidden, hint, hintTone, error, required, optional, className, id }}>
      {(control) => (
        <span className="ui-input">
          {affix(prefix)}
          <input {...input} {...control} ref={ref} />
          {affix(suffix)}
        </span>
      )}
    </Field>
  );
}

function affix(node: ReactNode): ReactNode {
  return typeof node === 'string' ? <span className="ui-affix">{node}</span> : node;
}
