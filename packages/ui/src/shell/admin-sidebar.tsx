import { PanelLeft } from 'lucide-react';
import { Button } from '../controls/button.js';
import { Kbd } from '../controls/kbd.js';
import { useUi, type RenderLink } from '../core/ui-provider.js';
import { isCurrent, type NavGroup, type NavItem } from './nav.js';

interface AdminSidebarProps {
  nav: readonly NavGroup[];
  path: string;
  renderLink: RenderLink | undefined;
  collapsed: boolean;
  onToggle: () => void;
}

export function AdminSidebar({ nav, path, renderLink, collapsed, onToggle }: AdminSidebarProps) {
  const ui = useUi();
  const draw = renderLink ?? ui.renderLink;
  const line = (item: NavItem) => {
    const Icon = item.icon;
    return (
      <li key={item.href}>
        {draw({
          href: item.href,
          'aria-current': isCurrent(item, path) ? 'page' : undefined,
          title: collapsed ? item.label : undefined,
          children: (
            <>
              <Icon aria-hidden="true" />
              <span>{item.label}</span>
              {item.count === undefined ? null : <span className="ui-n">{item.count}</span>}
            </>
          ),
        })}
      </li>
    );
  };
  return (
    <nav className="ui-sidebar" id="sidebar" aria-label={ui.words.mainNavigation}>
      {nav.map((group, index) => (
        <div key={group.label ?? index}>
          {group.label === undefined ? null : <h2>{group.label}</h2>}
          <ul aria-label={group.label}>{group.items.map(line)}</ul>
        </div>
      ))}
      <div className="ui-sidebar-foot">
        <Button
          variant="quiet"
          size="small"
          icon={<PanelLeft aria-hidden="true" />}
          aria-expanded={!collapsed}
          aria-keyshortcuts="["
          onClick={onToggle}
        >
          <span>{collapsed ? ui.words.expand : ui.words.collapse}</span>
          <Kbd>[</Kbd>
        </Button>
      </div>
    </nav>
  );
}
