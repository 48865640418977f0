import { useShortcut } from '../core/use-shortcut.js';

export interface TableKeysOptions {
  /** Ids of the rows in the order in which they are shown. */
  readonly ids: readonly string[];
  readonly cursor: string | undefined;
  readonly onCursorChange: (id: string) => void;
  readonly onToggle?: ((id: string, range: boolean) => void) | undefined;
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly enabled?: boolean | undefined;
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, summary, [role="menuitem"]') !== null;

/** J and K move, X selects (with Shift from the last one to here), Enter opens. */
export function useTableKeys({
  ids,
  cursor,
  onCursorChange,
  onToggle,
  onOpen,
  enabled = true,
}: TableKeysOptions): void {
  const at = cursor === undefined ? -1 : ids.indexOf(cursor);
  const go = (to: number): void => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, to))];
    if (id !== undefined && id !== cursor) onCursorChange(id);
  };
  const here = ids[at];
  useShortcut('j', () => go(at + 1), { enabled });
  useShortcut('k', () => go(at < 0 ? 0 : at - 1), { enabled });
  useShortcut(
    'x',
    (event) => {
      if (here !== undefined) onToggle?.(here, event.shiftKey);
    },
    { enabled: enabled && onToggle !== undefined },
  );
  useShortcut(
    'Enter',
    (event) => {
      // Enter on a link or a button belongs to that link or button.
      if (here !== undefined && !isControl(event.target)) onOpen?.(here);
    },
    { enabled: enabled && onOpen !== undefined },
  );
}
