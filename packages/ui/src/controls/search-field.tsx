import { Search, X } from 'lucide-react';
import { useRef, type InputHTMLAttributes } from 'react';
import { cx } from '../core/cx.js';
import { useShortcut } from '../core/use-shortcut.js';
import { useUi } from '../core/ui-provider.js';
import { IconButton } from './icon-button.js';
import { Kbd } from './kbd.js';

export interface SearchFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size' | 'type'> {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  /** A key that moves the focus here, usually "/". */
  focusKey?: string | undefined;
}

/** The search in a toolbar, with the size of the chips beside it. */
export function SearchField({ label, value, onValueChange, focusKey, className, ...input }: SearchFieldProps) {
  const { words } = useUi();
  const box = useRef<HTMLInputElement>(null);
  useShortcut(
    focusKey ?? '/',
    (event) => {
      event.preventDefault();
      box.current?.focus();
    },
    { enabled: focusKey !== undefined },
  );
  return (
    <span className={cx('ui-input ui-search', className)} data-size="small">
      <Search aria-hidden="true" />
      <input
        placeholder={label}
        {...input}
        ref={box}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
      {value === '' ? (
        focusKey === undefined ? null : (
          <Kbd>{focusKey}</Kbd>
        )
      ) : (
        <IconButton
          size="small"
          label={words.remove(label)}
          icon={<X aria-hidden="true" />}
          onClick={() => {
            onValueChange('');
            box.current?.focus();
          }}
        />
      )}
    </span>
  );
}
