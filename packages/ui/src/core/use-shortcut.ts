import { useEffect, useRef } from 'react';
import { shortcutsEnabled } from './shortcuts-enabled.js';

export interface ShortcutOptions {
  readonly enabled?: boolean | undefined;
  /** Also inside a modal dialog, for Ctrl+Enter on its button. Never for single keys. */
  readonly inDialog?: boolean | undefined;
}

const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target.isContentEditable ||
    target.matches('textarea, select, [role="menu"] *, [role="menu"], [role="listbox"] *, [role="combobox"]')
  );
}

const modalIsOpen = (): boolean => document.querySelector('[data-modal], dialog:modal, [aria-modal="true"]') !== null;

/**
 * Calls back on a key: "j", "?", "[", "Enter", "mod+k", "mod+Enter". Keys with "mod" (Ctrl, or Command on a Mac) also
 * work while someone types; single keys never do, nor in a dialog, nor when the reader has switched them off.
 */
export function useShortcut(key: string, run: (event: KeyboardEvent) => void, options: ShortcutOptions = {}): void {
  const { enabled = true, inDialog = false } = options;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const wantsMod = key.toLowerCase().startsWith('mod+');
    const wanted = (wantsMod ? key.slice(4) : key).toLowerCase();
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      if (event.key.toLowerCase() !== wanted || (event.ctrlKey || event.metaKey) !== wantsMod) return;
      if (!wantsMod && (!shortcutsEnabled() || isTyping(event.target))) return;
      if (!(inDialog && wantsMod) && modalIsOpen()) return;
      latest.current(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [key, enabled, inDialog]);
}
