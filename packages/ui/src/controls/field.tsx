import { TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cx } from '../core/cx.js';
import { useUi } from '../core/ui-provider.js';

/** What the control inside a Field takes over, so that label, hint and error belong to it. */
export interface FieldControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldFrameProps {
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  hintTone?: 'positive' | undefined;
  /** Stands in place of the hint: what is wrong and how to put it right. */
  error?: ReactNode;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
}

export interface FieldProps extends FieldFrameProps {
  id?: string | undefined;
  children: (control: FieldControlProps) => ReactNode;
}

const has = (node: ReactNode): boolean => node !== undefined && node !== null && node !== false && node !== '';

export function Field({
  label,
  labelHidden,
  hint,
  hintTone,
  error,
  required,
  optional,
  className,
  id,
  children,
}: FieldProps) {
  const { words } = useUi();
  const own = useId();
  const control = id ?? own;
  const noteId = `${control}-note`;
  const failed = has(error);
  return (
    <div className={cx('ui-field', className)}>
      <label className={labelHidden ? 'sr-only' : 'ui-label'} htmlFor={control}>
        {label}
        {optional ? <span className="ui-optional"> ({words.optional})</span> : null}
      </label>
      {children({
        id: control,
        'aria-describedby': failed || has(hint) ? noteId : undefined,
        'aria-invalid': failed || undefined,
        'aria-required': required || undefined,
      })}
      {failed ? (
        <p className="ui-field-error" id={noteId}>
          <TriangleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      ) : has(hint) ? (
        <p className="ui-hint" id={noteId} data-tone={hintTone}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
