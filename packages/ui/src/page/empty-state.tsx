import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: ReactNode;
  /** What will appear here, or which filters hide it. */
  children?: ReactNode;
  /** One action. */
  action?: ReactNode;
  icon?: ReactNode;
  headingLevel?: 'h1' | 'h2' | 'h3' | undefined;
}

export function EmptyState({ title, children, action, icon, headingLevel: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className="ui-blank">
      {icon}
      <Heading>{title}</Heading>
      {children === undefined ? null : <p>{children}</p>}
      {action === undefined ? null : <div className="ui-blank-actions">{action}</div>}
    </div>
  );
}
