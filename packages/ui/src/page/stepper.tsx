import type { ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';

export interface Step {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly state: 'done' | 'now' | 'blocked' | 'next';
}

/** The way of a payout: what is done, where it stands, what blocks it, what comes. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { words } = useUi();
  return (
    <ol className="ui-steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.title} data-step={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b>{step.title}</b>
          {step.detail}
          <span className="sr-only"> ({words.steps[step.state]})</span>
        </li>
      ))}
    </ol>
  );
}
