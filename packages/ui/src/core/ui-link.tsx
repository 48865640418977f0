import { cx } from './cx.js';
import { useUi, type LinkProps } from './ui-provider.js';

export interface UiLinkProps extends LinkProps {
  /** Looks like its text until it is pointed at: names in tables. */
  quiet?: boolean | undefined;
  /** No styles of its own at all. */
  bare?: boolean | undefined;
}

export function UiLink({ quiet, bare, className, ...props }: UiLinkProps) {
  const { renderLink } = useUi();
  return renderLink({
    ...props,
    ...(bare ? { className } : { className: cx('ui-link', className), ...(quiet ? { 'data-plain': '' } : {}) }),
  } as LinkProps);
}
