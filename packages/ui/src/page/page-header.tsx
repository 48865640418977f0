import type { ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a tier, a state. */
  badge?: ReactNode;
  /** Where this page belongs; the last one has no address. */
  crumbs?: readonly { readonly label: string; readonly href?: string | undefined }[] | undefined;
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, badge, crumbs, description, actions }: PageHeaderProps) {
  const { renderLink, words } = useUi();
  return (
    <div className="ui-page-head">
      {crumbs === undefined ? null : (
        <nav className="ui-crumbs" aria-label={words.breadcrumb}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.label}>
                {crumb.href === undefined ? (
                  <span aria-current="page">{crumb.label}</span>
                ) : (
                  renderLink({ href: crumb.href, children: crumb.label })
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="ui-page-title">
        <h1>{title}</h1>
        {badge}
      </div>
      {actions === undefined ? null : <div className="ui-page-actions">{actions}</div>}
      {description === undefined ? null : <p>{description}</p>}
    </div>
  );
}
