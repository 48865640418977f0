import { Tabs } from '@tributary/ui';

export function EarningsTabs({ at }: { at: 'commissions' | 'payouts' | 'terms' }) {
  return (
    <Tabs
      label="Earnings"
      items={[
        { label: 'Commissions', href: '/earnings', current: at === 'commissions' },
        { label: 'Payouts', href: '/earnings/payouts', current: at === 'payouts' },
        { label: 'Terms', href: '/earnings/terms', current: at === 'terms' },
      ]}
    />
  );
}
