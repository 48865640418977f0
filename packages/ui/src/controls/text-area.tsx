import type { Ref, TextareaHTMLAttributes } from 'react';
import { Field, type FieldFrameProps } from './field.js';

export interface TextAreaProps
  extends FieldFrameProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'required'> {
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

export function TextArea({
  label,
  labelHidden,
  hint,
  hintTone,
  error,
  required,
  optional,
  className,
  id,
  ref,
  ...area
}: TextAreaProps) {
  return (
    <Field {...{ label, labelHidden, hint, hintTone, error, required, optional, className, id }}>
      {(control) => (
        <span className="ui-input">
          <textarea rows={3} {...area} {...control} ref={ref} />
        </span>
      )}
    </Field>
  );
}
