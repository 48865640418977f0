import { ChevronDown, Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUi, type RenderLink } from '../core/ui-provider.js';
import { Menu } from '../overlay/menu.js';
import type { MenuEntry } from '../overlay/menu.types.js';
import { AccountMenu, type Account } from './account-menu.js';
import { Logo } from './logo.js';
import { isCurrent, type NavItem } from './nav.js';
import { ThemeToggle } from './theme-toggle.js';

export interface PartnerShellProps {
  organisation: string;
  homeHref?: string | undefined;
  /** At most four; they stand in the bar and in the tab bar of a phone. */
  nav: readonly NavItem[];
  /** Behind "More". */
  more?: readonly NavItem[] | undefined;
  path: string;
  renderLink?: RenderLink | undefined;
  account: Account;
  /** Before the theme: search, notices. */
  topBar?: ReactNode;
  children: ReactNode;
}

export function PartnerShell({
  organisation,
  homeHref = '/',
  nav,
  more = [],
  path,
  renderLink,
  account,
  topBar,
  children,
}: PartnerShellProps) {
  const ui = useUi();
  const { words } = ui;
  const draw = renderLink ?? ui.renderLink;
  const inMore = more.some((item) => isCurrent(item, path)) ? ('page' as const) : undefined;
  const moreItems: MenuEntry[] = more.map((item) => {
    const Icon = item.icon;
    return { kind: 'link', label: item.label, href: item.href, icon: <Icon aria-hidden="true" /> };
  });
  const anchor = (item: NavItem, children: ReactNode): ReactNode => (
    <li key={item.href} className="contents">
      {draw({ href: item.href, 'aria-current': isCurrent(item, path) ? 'page' : undefined, children })}
    </li>
  );
  return (
    <div className="ui-partner">
      <a className="ui-skip" href="#main">
        {words.skip}
      </a>
      <header className="ui-partner-bar">
        {draw({
          href: homeHref,
          className: 'ui-brand',
          children: (
            <>
              <Logo />
              <span className="ui-cut">{organisation}</span>
            </>
          ),
        })}
        <nav aria-label={words.mainNavigation}>
          <ul className="contents">
            {nav.map((item) => anchor(item, item.label))}
            {moreItems.length === 0 ? null : (
              <li className="contents">
                <Menu
                  trigger={
                    <button type="button" className="ui-nav-more" aria-current={inMore}>
                      {words.more} <ChevronDown aria-hidden="true" />
                    </button>
                  }
                  items={moreItems}
                />
              </li>
            )}
          </ul>
        </nav>
        <div className="ui-partner-end">
          {topBar}
          <ThemeToggle />
          <AccountMenu account={account} />
        </div>
      </header>
      <main className="ui-partner-page" id="main" tabIndex={-1} style={{ outline: 'none' }}>
        {children}
      </main>
      <nav className="ui-tabbar" aria-label={words.mainNavigation}>
        <ul className="contents">
          {nav.map((item) => {
            const Icon = item.icon;
            return anchor(
              item,
              <>
                <Icon aria-hidden="true" />
                {item.label}
              </>,
            );
          })}
          {moreItems.length === 0 ? null : (
            <li className="contents">
              <Menu
                side="top"
                align="end"
                trigger={
                  <button type="button" aria-current={inMore}>
                    <Ellipsis aria-hidden="true" />
                    {words.more}
                  </button>
                }
                items={moreItems}
              />
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}
