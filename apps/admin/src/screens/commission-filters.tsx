import type { CommissionTotals } from '@tributary/api-client';
import { formatCount, KeyHints, SearchField, Select, Tabs, Toolbar } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { type useSearchState, withSearch } from '../../../shared/link.js';
import { useSearchText } from '../../../shared/search-state.js';

const tabs = [
  ['pending', 'To approve'],
  ['held', 'Held'],
  ['approved', 'Approved'],
  ['paid', 'Paid'],
  ['rejected', 'Rejected'],
  ['reversed', 'Reversed'],
  ['awaiting-rate', 'Awaiting rate'],
  ['all', 'All'],
] as const;

type Tab = (typeof tabs)[number][0];

/** What an address asks for; one that knows no such state shows what is to be done. */
export const tabOf = (state: string | undefined): Tab => tabs.find(([name]) => name === state)?.[0] ?? 'pending';

export function StateTabs({
  tab,
  totals,
  search,
}: {
  tab: Tab;
  totals: CommissionTotals[] | undefined;
  search: Readonly<Record<string, string>>;
}) {
  const countOf = (state: string) =>
    totals?.filter((line) => line.state === state).reduce((sum, { count }) => sum + count, 0);
  const shown = tabs.filter(
    ([state]) =>
      ['pending', 'held', 'approved', 'rejected', 'all'].includes(state) || state === tab || (countOf(state) ?? 0) > 0,
  );
  return (
    <Tabs
      label="State"
      items={shown.map(([state, label]) => {
        const count = countOf(state);
        return {
          label,
          href: withSearch('/commissions', {
            ...search,
            state: state === 'pending' ? undefined : state,
            cursor: undefined,
          }),
          current: tab === state,
          ...(state === 'all' || count === undefined ? {} : { count: formatCount(count) }),
        };
      })}
      end={
        <KeyHints
          hints={[
            { keys: ['J', 'K'], does: 'move' },
            { keys: ['X'], does: 'select' },
            { keys: ['A'], does: 'approve' },
            { keys: ['R'], does: 'reject' },
          ]}
        />
      }
    />
  );
}

export function Filters({
  search,
  onChange,
}: {
  search: Readonly<Record<string, string>>;
  onChange: ReturnType<typeof useSearchState>[1];
}) {
  const programs = useData('programs', '/programs');
  const partners = useData('partners', '/partners', { limit: 200 });
  const { text, setText } = useSearchText();
  return (
    <Toolbar label="Filter commissions">
      <SearchField label="Order, partner code, customer" focusKey="/" value={text} onValueChange={setText} />
      <Select
        size="small"
        label="Program"
        labelHidden
        placeholder="Any program"
        value={search.program ?? ''}
        onValueChange={(program) => onChange({ program: program === '' ? undefined : program, cursor: undefined })}
        options={(programs.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        size="small"
        label="Partner"
        labelHidden
        placeholder="Any partner"
        value={search.partner ?? ''}
        onValueChange={(partner) => onChange({ partner: partner === '' ? undefined : partner, cursor: undefined })}
        options={(partners.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Toolbar>
  );
}
