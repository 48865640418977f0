import { Button } from '../controls/button.js';
import { useUi } from '../core/ui-provider.js';
import { Menu } from '../overlay/menu.js';
import type { MenuEntry } from '../overlay/menu.types.js';
import { Avatar } from './avatar.js';

export interface Account {
  readonly name: string;
  /** E-mail or role, under the name. */
  readonly detail?: string | undefined;
  readonly items: readonly MenuEntry[];
}

export function AccountMenu({ account }: { account: Account }) {
  const { words } = useUi();
  const head: MenuEntry = {
    kind: 'label',
    label: account.detail === undefined ? account.name : `${account.name}, ${account.detail}`,
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" data-icon-only="" aria-label={words.accountOf(account.name)}>
          <Avatar name={account.name} />
        </Button>
      }
      items={[head, { kind: 'separator' }, ...account.items]}
    />
  );
}
