import type { ReactNode } from 'react';
import type { Tone } from './commission-state.js';

export interface StatusBadgeProps {
  tone?: Tone | undefined;
  /** With an icon it is a state in a line of text, without one a small label on a ground. */
  icon?: ReactNode;
  children: ReactNode;
}

export function StatusBadge({ tone = 'neutral', icon, children }: StatusBadgeProps) {
  return icon === undefined ? (
    <span className="ui-tag" data-tone={tone}>
      {children}
    </span>
  ) : (
    <span className="ui-state" data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
