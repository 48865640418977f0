import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.js';

export interface NotPermittedProps {
  /** "Payout runs are for finance" */
  title: ReactNode;
  /** Which role the reader has and who can help. */
  children: ReactNode;
  action?: ReactNode;
}

export function NotPermitted({ title, children, action }: NotPermittedProps) {
  return (
    <EmptyState headingLevel="h1" icon={<Lock aria-hidden="true" />} title={title} action={action}>
      {children}
    </EmptyState>
  );
}
