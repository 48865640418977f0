import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from '../controls/kbd.js';
import { useUi } from '../core/ui-provider.js';

export type MenuEntry =
  | { readonly kind?: 'action' | undefined; readonly label: string; readonly icon?: ReactNode; readonly keyHint?: string | undefined; readonly danger?: boolean | undefined; readonly disabled?: boolean | undefined; readonly onSelect: () => void }
  | { readonly kind: 'link'; readonly label: string; readonly icon?: ReactNode; readonly href: string }
  | { readonly kind: 'check'; readonly label: string; readonly checked: boolean; readonly disabled?: boolean | undefined; readonly onCheckedChange: (checked: boolean) => void }
  | { readonly kind: 'radio'; readonly label: string; readonly value: string; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly onValueChange: (value: string) => void }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'separator' };

export interface MenuProps {
  /** The button that opens it: a Button, IconButton or Chip. */
  trigger: ReactElement;
  items: readonly MenuEntry[];
  side?: 'top' | 'bottom' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
}

export function Menu({ trigger, items, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="ui-menu-positioner" side={side} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="ui-menu">
            {items.map((item, index) => <Entry key={index} item={item} />)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ item }: { item: MenuEntry }) {
  const { renderLink } = useUi();
  switch (item.kind) {
    case 'separator':
      return <Base.Separator className="ui-menu-separator" />;
    case 'label':
      return <div className="ui-menu-label" role="presentation">{item.label}</div>;
    case 'link':
      return (
        <Base.LinkItem className="ui-menu-item" closeOnClick render={renderLink({ href: item.href })}>
          {item.icon}<span>{item.label}</span>
        </Base.LinkItem>
      );
    case 'check':
      return (
        <Base.CheckboxItem className="ui-menu-item" checked={item.checked} disabled={item.disabled} onCheckedChange={(checked) => item.onCheckedChange(checked)}>
          <span className="ui-menu-check"><Base.CheckboxItemIndicator><Check aria-hidden="true" /></Base.CheckboxItemIndicator></span>
          <span>{item.label}</span>
        </Base.CheckboxItem>
      );
    case 'radio':
      return (
        <Base.RadioGroup value={item.value} onValueChange={(value: unknown) => item.onValueChange(String(value))}>
          <Base.Group>
            <Base.GroupLabel className="ui-menu-label">{item.label}</Base.GroupLabel>
            {item.options.map((option) => (
              <Base.RadioItem key={option.value} className="ui-menu-item" value={option.value} closeOnClick>
                <span className="ui-menu-check"><Base.RadioItemIndicator><Check aria-hidden="true" /></Base.RadioItemIndicator></span>
                <span>{option.label}</span>
              </Base.RadioItem>
            ))}
          </Base.Group>
        </Base.RadioGroup>
      );
    default:
      return (
        <Base.Item className="ui-menu-item" disabled={item.disabled} data-tone={item.danger ? 'negative' : undefined} onClick={item.onSelect}>
          {item.icon}<span>{item.label}</span>{item.keyHint === undefined ? null : <Kbd>{item.keyHint}</Kbd>}
        </Base.Item>
      );
  }
}
