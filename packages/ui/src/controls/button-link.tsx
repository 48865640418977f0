import type { ReactNode } from 'react';
import { cx } from '../core/cx.js';
import { useUi, type LinkProps } from '../core/ui-provider.js';
import { Kbd } from './kbd.js';
import type { ButtonSize, ButtonVariant } from './button.js';

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** The single key that does the same. */
  keyHint?: string | undefined;
  wide?: boolean | undefined;
}

/** A link that looks like a button: it goes somewhere, so it stays a link. */
export function ButtonLink({
  variant = 'plain',
  size = 'normal',
  icon,
  keyHint,
  wide,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  const { renderLink } = useUi();
  const marks = { 'data-variant': variant, 'data-size': size, ...(wide ? { 'data-wide': '' } : {}) };
  return renderLink({
    ...rest,
    ...marks,
    ...(keyHint === undefined ? {} : { 'aria-keyshortcuts': keyHint }),
    className: cx('ui-btn', className),
    children: (
      <>
        {icon}
        {children}
        {keyHint === undefined ? null : <Kbd silent>{keyHint}</Kbd>}
      </>
    ),
  });
}
