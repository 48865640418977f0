import { ChevronsUpDown } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useUi } from '../core/ui-provider.js';
import { Field, type FieldFrameProps } from './field.js';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Quietly at the end of the line: a tier, a currency. */
  readonly note?: string | undefined;
}

export interface ComboboxProps extends FieldFrameProps {
  options: readonly ComboboxOption[];
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
  /** For options that come from a server: it filters, we only show. */
  onQueryChange?: ((query: string) => void) | undefined;
  loading?: boolean | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
}

const MOST = 50;

/** Type to narrow, arrows to move, Enter to choose. Its own, because a general one weighs more than the rest of the package. */
export function Combobox({
  options,
  value,
  onValueChange,
  onQueryChange,
  loading = false,
  placeholder,
  disabled,
  ...frame
}: ComboboxProps) {
  const { words } = useUi();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const found = useMemo(() => {
    const wanted = onQueryChange === undefined ? (query ?? '').trim().toLocaleLowerCase() : '';
    const matching =
      wanted === '' ? options : options.filter((option) => option.label.toLocaleLowerCase().includes(wanted));
    return matching.slice(0, MOST);
  }, [options, query, onQueryChange]);

  const close = (): void => {
    setOpen(false);
    setQuery(undefined);
  };
  const choose = (option: ComboboxOption | undefined): void => {
    if (option !== undefined) onValueChange(option.value);
    close();
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    box.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) move(at + (event.key === 'ArrowDown' ? 1 : -1));
      else {
        setOpen(true);
        setAt(0);
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <Field {...frame}>
      {(control) => (
        <div
          className="ui-combobox"
          ref={box}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) close();
          }}
        >
          <span className="ui-input">
            <input
              {...control}
              role="combobox"
              aria-expanded={open}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={open && found[at] !== undefined ? `${list}-${at}` : undefined}
              autoComplete="off"
              disabled={disabled}
              placeholder={placeholder}
              value={query ?? chosen?.label ?? ''}
              onChange={(event) => {
                setQuery(event.target.value);
                onQueryChange?.(event.target.value);
                if (event.target.value === '') onValueChange(undefined);
                setOpen(true);
                setAt(0);
              }}
              onClick={() => setOpen(true)}
              onKeyDown={onKeyDown}
            />
            {loading ? <span className="ui-spinner" aria-hidden="true" /> : <ChevronsUpDown aria-hidden="true" />}
          </span>
          <div
            className="ui-listbox"
            id={list}
            role="listbox"
            aria-label={typeof frame.label === 'string' ? frame.label : words.more}
            hidden={!open}
          >
            {found.map((option, index) => (
              <div
                key={option.value}
                id={`${list}-${index}`}
                className="ui-option"
                role="option"
                data-index={index}
                aria-selected={option.value === value}
                data-active={index === at ? '' : undefined}
                onPointerMove={() => setAt(index)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                <span>{option.label}</span>
                {option.note === undefined ? null : <span>{option.note}</span>}
              </div>
            ))}
            {found.length === 0 && !loading ? (
              <div className="ui-listbox-empty" role="option" aria-selected="false" aria-disabled="true">
                {words.noMatch}
              </div>
            ) : null}
          </div>
        </div>
      )}
    </Field>
  );
}
