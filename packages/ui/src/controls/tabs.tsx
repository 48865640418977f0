import { type ReactNode, useEffect, useRef } from 'react';
import { useUi, type RenderLink } from '../core/ui-provider.js';

export interface TabItem {
  readonly label: string;
  readonly href: string;
  readonly count?: string | number | undefined;
  readonly current?: boolean | undefined;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  /** Draws the anchor; the router link of UiProvider when left out. */
  renderLink?: RenderLink | undefined;
  /** At the right end: key hints. */
  end?: ReactNode;
}

/** Tabs are links: each has its address, opens in a new window and comes back with Back. */
export function Tabs({ label, items, renderLink, end }: TabsProps) {
  const ui = useUi();
  const draw = renderLink ?? ui.renderLink;
  const list = useRef<HTMLUListElement>(null);
  const drawn = items.map(({ label, count, current }) => [label, count, current]).join();
  // Where there is little room the list scrolls, and the tab that is shown is not to be out of sight, whatever its counts.
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && shown)
      list.current.scrollLeft = shown.offsetLeft + shown.offsetWidth - list.current.clientWidth;
  }, [drawn]);
  return (
    <nav className="ui-tabs" aria-label={label}>
      <ul ref={list}>
        {items.map((item) => (
          <li key={item.href}>
            {draw({
              href: item.href,
              'aria-current': item.current ? 'page' : undefined,
              children: (
                <>
                  {item.label}
                  {item.count === undefined ? null : <span className="ui-n">{item.count}</span>}
                </>
              ),
            })}
          </li>
        ))}
      </ul>
      {end}
    </nav>
  );
}
