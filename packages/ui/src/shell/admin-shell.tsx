import { ChevronsUpDown, Menu as MenuIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../controls/button.js';
import { IconButton } from '../controls/icon-button.js';
import { useShortcut } from '../core/use-shortcut.js';
import { useUi, type RenderLink } from '../core/ui-provider.js';
import { Menu } from '../overlay/menu.js';
import type { MenuEntry } from '../overlay/menu.types.js';
import { AccountMenu, type Account } from './account-menu.js';
import { AdminSidebar } from './admin-sidebar.js';
import { Logo } from './logo.js';
import type { NavGroup } from './nav.js';
import { ThemeToggle } from './theme-toggle.js';

export interface AdminShellProps {
  organisation: string;
  /** With entries the name opens a menu to switch. */
  organisationItems?: readonly MenuEntry[] | undefined;
  nav: readonly NavGroup[];
  /** The current path, to mark its item; also closes the drawer when it changes. */
  path: string;
  renderLink?: RenderLink | undefined;
  account: Account;
  /** A SearchBox. */
  search?: ReactNode;
  /** Before the theme: "As of now". */
  topBar?: ReactNode;
  children: ReactNode;
}

const KEY = 'tributary.sidebar';

const wasCollapsed = (): boolean => {
  try {
    return localStorage.getItem(KEY) === 'collapsed';
  } catch {
    return false;
  }
};

export function AdminShell({
  organisation,
  organisationItems,
  nav,
  path,
  renderLink,
  account,
  search,
  topBar,
  children,
}: AdminShellProps) {
  const { words } = useUi();
  const [collapsed, setCollapsed] = useState(wasCollapsed);
  const [drawer, setDrawer] = useState(false);
  const toggle = (): void => {
    setCollapsed(!collapsed);
    try {
      localStorage.setItem(KEY, collapsed ? 'open' : 'collapsed');
    } catch {
      // Without storage it holds until the page is left.
    }
  };
  useShortcut('[', toggle);
  useEffect(() => setDrawer(false), [path]);
  useEffect(() => {
    if (!drawer) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [drawer]);
  const mark = (
    <>
      <Logo />
      <span className="ui-cut">{organisation}</span>
    </>
  );

  return (
    <div className="ui-admin" data-collapsed={collapsed ? '' : undefined} data-drawer={drawer ? '' : undefined}>
      <a className="ui-skip" href="#main">
        {words.skip}
      </a>
      <header className="ui-topbar">
        <IconButton
          className="ui-only-phone"
          label={words.menu}
          icon={<MenuIcon aria-hidden="true" />}
          aria-expanded={drawer}
          aria-controls="sidebar"
          onClick={() => setDrawer(!drawer)}
        />
        {organisationItems === undefined || organisationItems.length === 0 ? (
          <span className="ui-btn ui-org" data-variant="quiet" style={{ background: 'none', cursor: 'default' }}>
            {mark}
          </span>
        ) : (
          <Menu
            trigger={
              <Button variant="quiet" className="ui-org" iconEnd={<ChevronsUpDown aria-hidden="true" />}>
                {mark}
              </Button>
            }
            items={organisationItems}
          />
        )}
        {search}
        <div className="ui-topbar-end">
          {topBar}
          <ThemeToggle />
          <AccountMenu account={account} />
        </div>
      </header>
      <AdminSidebar nav={nav} path={path} renderLink={renderLink} collapsed={collapsed} onToggle={toggle} />
      <button
        type="button"
        className="ui-drawer-scrim"
        tabIndex={-1}
        aria-label={words.close}
        onClick={() => setDrawer(false)}
      />
      <main className="ui-admin-main" id="main" tabIndex={-1} style={{ outline: 'none' }}>
        {children}
      </main>
    </div>
  );
}
