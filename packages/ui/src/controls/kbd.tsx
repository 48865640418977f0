import { Fragment } from 'react';

/** `silent` where `aria-keyshortcuts` of the control already tells the key. */
export function Kbd({ children, silent }: { children: string; silent?: boolean }) {
  return (
    <kbd className="ui-kbd" aria-hidden={silent}>
      {children}
    </kbd>
  );
}

/** "J K move, X select": hints beside tabs and in the foot of a dialog. Hidden where there is no keyboard. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <span className="ui-keys">
      {hints.map((hint) => (
        <Fragment key={hint.does}>
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          <span>{hint.does}</span>
        </Fragment>
      ))}
    </span>
  );
}
