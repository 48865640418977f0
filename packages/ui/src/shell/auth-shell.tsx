import type { ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';
import { Logo } from './logo.js';
import { ThemeToggle } from './theme-toggle.js';

export interface AuthShellProps {
  /** "Sign in to Northwind Gifts" */
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Under the form: another way in, where to turn. */
  footer?: ReactNode;
  /** For the first run, which asks more. */
  wide?: boolean | undefined;
}

export function AuthShell({ title, description, children, footer, wide = false }: AuthShellProps) {
  const { words } = useUi();
  return (
    <div className="ui-auth" data-wide={wide ? '' : undefined}>
      <a className="ui-skip" href="#main">
        {words.skip}
      </a>
      <main id="main">
        <div className="ui-auth-head">
          <Logo size="large" />
          <h1>{title}</h1>
          {description === undefined ? null : <p>{description}</p>}
        </div>
        {children}
        {footer === undefined ? null : <div className="ui-auth-foot">{footer}</div>}
      </main>
      <footer>
        <ThemeToggle />
      </footer>
    </div>
  );
}
