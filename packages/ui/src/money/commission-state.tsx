import { CircleCheck, CirclePause, CircleX, Clock, Equal, Hourglass, Landmark, Minus, Send, Undo2 } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';
import { PaidIcon } from './paid-icon.js';

export type CommissionStateName =
  | 'pending'
  | 'approved'
  | 'held'
  | 'inPayout'
  | 'inTransit'
  | 'settled'
  | 'paid'
  | 'reversed'
  | 'rejected'
  | 'nothing'
  | 'awaitingRate';

export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'negative';

interface Look {
  readonly icon: ComponentType<{ 'aria-hidden'?: 'true' | undefined }>;
  readonly tone: Tone;
}

const looks: Readonly<Record<CommissionStateName, Look>> = {
  pending: { icon: Clock, tone: 'neutral' },
  approved: { icon: CircleCheck, tone: 'accent' },
  held: { icon: CirclePause, tone: 'warning' },
  inPayout: { icon: Landmark, tone: 'accent' },
  inTransit: { icon: Send, tone: 'accent' },
  settled: { icon: Equal, tone: 'neutral' },
  paid: { icon: PaidIcon, tone: 'positive' },
  reversed: { icon: Undo2, tone: 'negative' },
  rejected: { icon: CircleX, tone: 'negative' },
  nothing: { icon: Minus, tone: 'neutral' },
  awaitingRate: { icon: Hourglass, tone: 'warning' },
};

export interface CommissionStateProps {
  state: CommissionStateName;
  /** What happens next: "until 20 Dec", "payout 1 Dec". */
  next?: ReactNode;
}

/** A shape and a word, then a colour: the state can be read without seeing any of the three alone. */
export function CommissionState({ state, next }: CommissionStateProps) {
  const { words } = useUi();
  const { icon: Icon, tone } = looks[state];
  return (
    <span className="ui-state" data-tone={tone}>
      <Icon aria-hidden="true" />
      {words.states[state]}
      {next === undefined ? null : <span className="ui-state-next">{next}</span>}
    </span>
  );
}
