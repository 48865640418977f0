import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type CalloutTone = 'info' | 'warning' | 'negative' | 'positive';

export interface CalloutProps {
  tone?: CalloutTone | undefined;
  title: ReactNode;
  /** Why, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  /** Actions under the text, for narrow columns. */
  stacked?: boolean | undefined;
  /** Said at once when it appears: failures only. */
  alert?: boolean | undefined;
}

const icons = { info: Info, warning: TriangleAlert, negative: CircleX, positive: CircleCheck } as const;

export function Callout({
  tone = 'info',
  title,
  children,
  actions,
  icon,
  stacked = false,
  alert = false,
}: CalloutProps) {
  const Icon = icons[tone];
  return (
    <div
      className="ui-callout"
      data-tone={tone}
      data-stacked={stacked ? '' : undefined}
      role={alert ? 'alert' : undefined}
    >
      {icon ?? <Icon aria-hidden="true" />}
      <div>
        <p className="ui-callout-title">{title}</p>
        {children}
      </div>
      {actions === undefined ? null : <div className="ui-callout-actions">{actions}</div>}
    </div>
  );
}
