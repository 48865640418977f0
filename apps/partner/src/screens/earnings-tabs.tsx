import { Tabs } from '@tributary/ui';

export function EarningsTabs({ at }: { at: 'commissions' | 'payouts' }) {
  return (
    <Tabs
      label="Earnings"
      items={[
        { label: 'Commissions', href: '/earnings', current: at === 'commissions' },
        { label: 'Payouts', href: '/earnings/payouts', current: at === 'payouts' },
      ]}
    />
  );
}
