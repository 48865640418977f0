import { Columns3 } from 'lucide-react';
import { Button } from '../controls/button.js';
import { useUi } from '../core/ui-provider.js';
import { Menu } from '../overlay/menu.js';

export interface ColumnMenuProps {
  columns: readonly { readonly id: string; readonly header: string; readonly lead?: boolean | undefined }[];
  hidden: ReadonlySet<string>;
  onHiddenChange: (hidden: Set<string>) => void;
}

/** Which columns are shown. The one that names the row always is. */
export function ColumnMenu({ columns, hidden, onHiddenChange }: ColumnMenuProps) {
  const { words } = useUi();
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="small" icon={<Columns3 aria-hidden="true" />}>
          {words.columns}
        </Button>
      }
      items={columns.map((column) => ({
        kind: 'check' as const,
        label: column.header,
        checked: !hidden.has(column.id),
        disabled: column.lead,
        onCheckedChange: (shown: boolean) => {
          const next = new Set(hidden);
          if (shown) next.delete(column.id);
          else next.add(column.id);
          onHiddenChange(next);
        },
      }))}
    />
  );
}
