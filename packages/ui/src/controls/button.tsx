import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useUi } from '../core/ui-provider.js';
import { cx } from '../core/cx.js';
import { Kbd } from './kbd.js';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary in a view. */
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  iconEnd?: ReactNode;
  /** The key that does the same, shown on the button. The key itself is bound with useShortcut. */
  keyHint?: string | undefined;
  /** Keeps its width and cannot be pressed again. */
  busy?: boolean | undefined;
  wide?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  variant = 'plain',
  size = 'normal',
  icon,
  iconEnd,
  keyHint,
  busy = false,
  wide,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx('ui-btn', className)}
      data-variant={variant}
      data-size={size}
      data-wide={wide ? '' : undefined}
      data-busy={busy ? (icon === undefined ? 'over' : 'icon') : undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-keyshortcuts={keyHint}
      onClick={(event) => {
        // Stays focusable while busy, so the focus is not lost; it only stops answering.
        if (busy || rest['aria-disabled'] === true) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Spinner /> : icon}
      {busy && icon === undefined ? <span>{children}</span> : children}
      {iconEnd}
      {keyHint === undefined ? null : <Kbd silent>{keyHint}</Kbd>}
    </button>
  );
}

function Spinner() {
  const { words } = useUi();
  return <span className="ui-spinner" role="img" aria-label={words.loading} />;
}
