import type { CommissionTotals } from '@tributary/api-client';
import { ButtonLink, Callout, formatCount, KeyHints, SearchField, Select, Tabs, Toolbar } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { type useSearchState, withSearch } from '../../../shared/link.js';
import { useSearchText } from '../../../shared/search-state.js';
import { countOf, type Tab, tabs } from '../commission-tabs.js';

export function StateTabs({
  tab,
  totals,
  search,
}: {
  tab: Tab;
  totals: CommissionTotals[] | undefined;
  search: Readonly<Record<string, string>>;
}) {
  const shown = tabs.filter(
    ([state]) =>
      ['pending', 'held', 'approved', 'rejected', 'all'].includes(state) ||
      state === tab ||
      countOf(state, totals ?? []) > 0,
  );
  return (
    <Tabs
      label="State"
      items={shown.map(([state, label]) => {
        return {
          label,
          href: withSearch('/commissions', {
            ...search,
            state: state === 'pending' ? undefined : state,
            cursor: undefined,
          }),
          current: tab === state,
          ...(state === 'all' || totals === undefined ? {} : { count: formatCount(countOf(state, totals)) }),
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

/** What those of a tab wait for, where it is nothing that is done here. */
export function TabNote({ tab }: { tab: Tab }) {
  if (tab !== 'awaiting-rate' && tab !== 'unsettled') return null;
  return (
    <div className="mb-2">
      {tab === 'unsettled' ? (
        <Callout title="These bonuses wait until their sales are settled">
          Until then a refund or a late sale may still change them. Then they stand under To approve.
        </Callout>
      ) : (
        <Callout
          title="These wait for exchange rates"
          actions={
            <ButtonLink size="small" href="/exchange-rates">
              See which
            </ButtonLink>
          }
        >
          Each is priced as soon as the rate of its day is recorded.
        </Callout>
      )}
    </div>
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
