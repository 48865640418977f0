import { Combobox, Dialog, type NavGroup } from '@tributary/ui';
import { useRef, useState } from 'react';
import { useData } from '../../shared/api.js';
import { useGo } from '../../shared/link.js';

interface FinderProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nav: readonly NavGroup[];
}

/** Screens and partners by name; an order number leads to its commissions. */
export function Finder({ open, onOpenChange, nav }: FinderProps) {
  const go = useGo();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const wanted = query.trim();
  const partners = useData('partners', '/partners', { search: wanted, limit: 8 }, { enabled: wanted.length > 1 });
  const screens = nav
    .flatMap(({ items }) => items)
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()));
  const options = [
    ...screens.map(({ label, href }) => ({ value: href, label, note: 'screen' })),
    ...(wanted.length > 1 ? (partners.data?.items ?? []) : []).map(({ id, name, code }) => ({
      value: `/partners/${id}`,
      label: name,
      note: code,
    })),
    ...(wanted.length > 1
      ? [
          {
            value: `/commissions?state=all&search=${encodeURIComponent(wanted)}`,
            label: `Commissions with “${wanted}”`,
            note: 'search',
          },
        ]
      : []),
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Search or go to" size="small" initialFocus={box}>
      {/* Room for the list, which must not be cut off by the dialog. */}
      <div
        className="min-h-80"
        ref={(frame) => {
          box.current = frame?.querySelector('input') ?? null;
        }}
      >
        <Combobox
          label="Screen, partner or order"
          options={options}
          value={undefined}
          onQueryChange={setQuery}
          loading={partners.isFetching}
          onValueChange={(href) => {
            if (href === undefined) return;
            onOpenChange(false);
            go(href);
          }}
        />
      </div>
    </Dialog>
  );
}
