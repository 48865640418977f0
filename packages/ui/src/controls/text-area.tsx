import type { Ref, TextareaHTMLAttributes } from 'react';
import { Field, type FieldFrameProps } from './field.js';

export interface TextAreaProps
  extends FieldFrameProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'required'> {
  /** Code: even letters, and lines that are not broken. */
  code?: boolean | undefined;
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
  code = false,
  ...area
}: TextAreaProps) {
  return (
    <Field {...{ label, labelHidden, hint, hintTone, error, required, optional, className, id }}>
      {(control) => (
        <span className="ui-input">
          <textarea
            rows={3}
            {...(code && {
              'data-code': '',
              wrap: 'off',
              spellCheck: false,
              autoCapitalize: 'off',
              autoComplete: 'off',
            })}
            {...area}
            {...control}
            ref={ref}
          />
        </span>
      )}
    </Field>
  );
}
