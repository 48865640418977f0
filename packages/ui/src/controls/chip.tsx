import { ChevronDown, Plus, X } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../core/cx.js';
import { useUi } from '../core/ui-provider.js';

export interface ChipProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'value'> {
  /** off: opens a choice; on: takes the filter away; add: adds one; value: a word in a sentence that can be changed. */
  state?: 'off' | 'on' | 'add' | 'value' | undefined;
  name: string;
  value?: ReactNode;
  ref?: Ref<HTMLButtonElement> | undefined;
}

const icons = { off: ChevronDown, on: X, add: Plus } as const;

export function Chip({ state = 'off', name, value, className, ...button }: ChipProps) {
  const { words } = useUi();
  const Icon = state === 'value' ? undefined : icons[state];
  return (
    <button type="button" {...button} className={cx('ui-chip', className)} data-state={state}>
      {state === 'add' && Icon ? <Icon aria-hidden="true" /> : null}
      {state === 'on' ? <span className="sr-only">{words.remove('')}</span> : null}
      {name}
      {value === undefined ? null : (
        <>
          {' '}
          <b>{value}</b>
        </>
      )}
      {state !== 'add' && Icon ? <Icon aria-hidden="true" /> : null}
    </button>
  );
}
