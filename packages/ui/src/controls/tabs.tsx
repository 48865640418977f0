import type { ReactNode } from 'react';
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
  return (
    <nav className="ui-tabs" aria-label={label}>
      <ul>
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
