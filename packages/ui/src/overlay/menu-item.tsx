import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '../controls/kbd.js';
import { useUi } from '../core/ui-provider.js';
import type { MenuEntry } from './menu.types.js';

const stay = { type: 'button', tabIndex: -1, className: 'ui-menu-item' } as const;

const mark = (on: boolean): ReactNode => (
  <span className="ui-menu-check" aria-hidden="true">
    {on ? <Check /> : null}
  </span>
);

export function MenuItem({ item, onClose }: { item: MenuEntry; onClose: () => void }) {
  const { renderLink } = useUi();
  switch (item.kind) {
    case 'separator':
      return <div className="ui-menu-separator" role="separator" />;
    case 'label':
      return (
        <div className="ui-menu-label" role="presentation">
          {item.label}
        </div>
      );
    case 'link':
      return renderLink({
        href: item.href,
        role: 'menuitem',
        tabIndex: -1,
        className: 'ui-menu-item',
        onClick: onClose,
        children: (
          <>
            {item.icon}
            <span>{item.label}</span>
          </>
        ),
      });
    case 'check':
      return (
        <button
          {...stay}
          role="menuitemcheckbox"
          aria-checked={item.checked}
          disabled={item.disabled}
          onClick={() => item.onCheckedChange(!item.checked)}
        >
          {mark(item.checked)}
          <span>{item.label}</span>
        </button>
      );
    case 'radio':
      return (
        <div role="group" aria-label={item.label}>
          <div className="ui-menu-label" aria-hidden="true">
            {item.label}
          </div>
          {item.options.map((option) => (
            <button
              {...stay}
              key={option.value}
              role="menuitemradio"
              aria-checked={option.value === item.value}
              onClick={() => {
                onClose();
                item.onValueChange(option.value);
              }}
            >
              {mark(option.value === item.value)}
              <span>{option.label}</span>
            </button>
          ))}
        </div>
      );
    default:
      return (
        <button
          {...stay}
          role="menuitem"
          disabled={item.disabled}
          data-tone={item.danger ? 'negative' : undefined}
          onClick={() => {
            onClose();
            item.onSelect();
          }}
        >
          {item.icon}
          <span>{item.label}</span>
          {item.keyHint === undefined ? null : <Kbd>{item.keyHint}</Kbd>}
        </button>
      );
  }
}
