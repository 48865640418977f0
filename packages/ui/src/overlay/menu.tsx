import {
  cloneElement,
  useId,
  useRef,
  useState,
  type ButtonHTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { flushSync } from 'react-dom';
import { MenuItem } from './menu-item.js';
import type { MenuEntry } from './menu.types.js';
import { placeMenu } from './place-menu.js';

export interface MenuProps {
  /** The button that opens it: a Button, IconButton or Chip. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  items: readonly MenuEntry[];
  side?: 'top' | 'bottom' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
}

const ITEMS = '[role^="menuitem"]:not(:disabled)';

/**
 * A menu on the platform's popover: top layer, closing outside and on Escape, and the focus back on its button come
 * with it. Both shells need a menu at once, and a general one would be a quarter of their first load.
 */
export function Menu({ trigger, items, side = 'bottom', align = 'start' }: MenuProps) {
  const id = useId();
  const popup = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const typed = useRef({ text: '', at: 0 });

  const all = (): HTMLElement[] => [...(popup.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
  const close = (): void => popup.current?.hidePopover();
  const onToggle = (shown: boolean): void => {
    if (!shown) setOpen(false);
    const box = popup.current;
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (!shown || box === null || button === null) return;
    const place = placeMenu(
      button.getBoundingClientRect(),
      { width: box.offsetWidth, height: box.scrollHeight },
      { width: innerWidth, height: innerHeight },
      { side, align },
    );
    box.style.left = `${place.left}px`;
    box.style.top = `${place.top}px`;
    box.style.maxHeight = `${place.maxHeight}px`;
    box.style.visibility = 'visible';
    all()[0]?.focus({ preventScroll: true });
    // It belongs to a place on the page; when the page moves on, it goes.
    const onScroll = (event: Event): void => {
      if (!(event.target instanceof Node && box.contains(event.target))) close();
    };
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    box.addEventListener(
      'toggle',
      () => {
        box.style.visibility = '';
        removeEventListener('scroll', onScroll, { capture: true });
      },
      { once: true },
    );
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const choices = all();
    const active = document.activeElement;
    const at = active instanceof HTMLElement ? choices.indexOf(active) : -1;
    const go = (to: number): void => {
      event.preventDefault();
      choices[(to + choices.length) % choices.length]?.focus();
    };
    // Neither a sheet under the menu nor a shortcut of the page should hear these keys.
    event.stopPropagation();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at < 0 ? -1 : at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Tab' || event.key === 'Escape') close();
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const fresh = event.timeStamp - typed.current.at > 600;
      typed.current = { text: (fresh ? '' : typed.current.text) + event.key.toLocaleLowerCase(), at: event.timeStamp };
      const found = choices.findIndex((choice) =>
        choice.textContent.trim().toLocaleLowerCase().startsWith(typed.current.text),
      );
      if (found >= 0) go(found);
    }
  };

  return (
    <>
      {cloneElement(trigger, {
        popoverTarget: id,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          event.currentTarget.click();
        },
      })}
      <div
        id={id}
        ref={popup}
        popover="auto"
        role="menu"
        tabIndex={-1}
        className="ui-menu"
        aria-label={trigger.props['aria-label']}
        // The entries have to be there before the menu is measured.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpen(true));
        }}
        onToggle={(event) => onToggle(event.newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {open ? items.map((item, index) => <MenuItem key={index} item={item} onClose={close} />) : null}
      </div>
    </>
  );
}
