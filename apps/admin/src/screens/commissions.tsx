import type { Commission, CommissionTotals, Page, Partner, Program } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  BulkBar,
  Button,
  ButtonLink,
  DataTable,
  type DataTableColumn,
  DateTime,
  EmptyState,
  formatCount,
  InlineCode,
  KeyHints,
  Money,
  MoneyList,
  PageHeader,
  Rate,
  SearchField,
  Select,
  TableFoot,
  Tabs,
  Toolbar,
  useShortcut,
  WhyAmount,
} from '@tributary/ui';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { minor, minors, sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { StateOf } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { CommissionSheet } from './commission-sheet.js';
import { decidable, DecisionDialog, type Verb } from './decision-dialog.js';

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

type Listed = Page<Commission> & { totals: CommissionTotals[] };

function useFilters() {
  const [search, setSearch] = useSearchState();
  const tab = search.state ?? 'pending';
  const query = {
    state: tab === 'all' ? undefined : tab,
    partner: search.partner,
    program: search.program,
    search: search.search,
    sort: search.sort ?? '-soldAt',
    cursor: search.cursor,
    limit: 100,
  };
  return { search, setSearch, tab, query };
}

export function Commissions() {
  useTitle('Commissions');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const { search, setSearch, tab, query } = useFilters();
  const list = useData<Listed>('commissions', '/commissions', query);
  const totals = useData<CommissionTotals[]>('commissions', '/commissions/totals');
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [cursor, setCursor] = useState<string>();
  // As they were when the question was asked: what is shown may change while somebody reads it.
  const [asked, setAsked] = useState<{ verb: Verb; commissions: readonly Commission[] }>();
  const rows = list.data?.items ?? [];
  const chosen = rows.filter((row) => selected.has(row.id));
  // What another filter or page hides must not be decided with what is seen.
  useEffect(() => setSelected(new Set()), [tab, query.partner, query.program, query.search, query.cursor]);
  const here = (path: string) => withSearch(path, search);
  const open = (one: string) => go(here(`/commissions/${one}`), { replace: id !== undefined });
  const move = (one: string): void => {
    setCursor(one);
    if (id !== undefined) open(one);
  };
  const ask = (what: Verb): void => {
    const commissions = chosen.length > 0 ? chosen : rows.filter((row) => row.id === cursor && decidable(row));
    if (commissions.length > 0) setAsked({ verb: what, commissions });
  };
  const may = useMay();
  useShortcut('a', () => ask('approve'), { enabled: may.money });
  useShortcut('r', () => ask('reject'), { enabled: may.money });
  const filtered = search.search !== undefined || search.partner !== undefined || search.program !== undefined;
  return (
    <>
      <PageHeader
        title="Commissions"
        actions={
          <>
            <Fresh of={list} />
            <ButtonLink
              size="small"
              icon={<Download aria-hidden="true" />}
              download="commissions.csv"
              href={api.url('/commissions/export', { program: query.program, format: 'csv' })}
            >
              Export CSV
            </ButtonLink>
          </>
        }
      />
      <StateTabs tab={tab} totals={totals.data} search={search} />
      <Filters search={search} onChange={setSearch} />
      <DataTable
        label="Commissions"
        density="dense"
        sticky
        columns={columns(open)}
        rows={rows}
        getRowId={(row) => row.id}
        getRowName={(row) => row.order}
        status={tableStatus(list)}
        sort={sortOf(query.sort)}
        onSortChange={(sort) => setSearch({ sort: `${sort.desc ? '-' : ''}${sort.id}`, cursor: undefined })}
        selected={may.money ? selected : undefined}
        onSelectedChange={may.money ? setSelected : undefined}
        isSelectable={decidable}
        cursor={cursor}
        onCursorChange={move}
        onOpen={open}
        openId={id}
        filtered={filtered}
        error={<ProblemState error={list.error} onRetry={() => void list.refetch()} />}
        empty={
          <EmptyState title={tab === 'pending' ? 'Nothing to approve' : 'No commissions here'}>
            {tab === 'pending'
              ? 'A commission comes here when its hold has ended.'
              : 'Sales of referred customers make commissions.'}
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            title="Nothing matches"
            action={
              <Button
                onClick={() =>
                  setSearch({ search: undefined, partner: undefined, program: undefined, cursor: undefined })
                }
              >
                Remove the filters
              </Button>
            }
          >
            No commission has all of what you asked for.
          </EmptyState>
        }
      />
      {rows.length === 0 ? null : (
        <TableFoot
          paged={search.cursor !== undefined || list.data?.next != null}
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={list.data?.next == null ? undefined : () => setSearch({ cursor: list.data?.next ?? undefined })}
        >
          {formatCount((list.data?.totals ?? []).reduce((sum, { count }) => sum + count, 0))} commissions,{' '}
          <MoneyList values={sums((list.data?.totals ?? []).map(({ amount }) => amount))} />
        </TableFoot>
      )}
      <BulkBar
        label="Selected commissions"
        count={chosen.length}
        totals={<MoneyList values={sums(chosen.map(({ amount }) => amount))} />}
      >
        {chosen.every(({ state }) => state === 'rejected') ? (
          <Button variant="primary" onClick={() => ask('reopen')}>
            Reopen
          </Button>
        ) : (
          <>
            <Button variant="quiet" keyHint="R" onClick={() => ask('reject')}>
              Reject
            </Button>
            <Button variant="primary" keyHint="A" onClick={() => ask('approve')}>
              Approve
            </Button>
          </>
        )}
      </BulkBar>
      {asked === undefined ? null : (
        <DecisionDialog {...asked} onClose={() => setAsked(undefined)} onDone={() => setSelected(new Set())} />
      )}
      <CommissionSheet id={id} onClose={() => go(here('/commissions'))} />
    </>
  );
}

function StateTabs({
  tab,
  totals,
  search,
}: {
  tab: string;
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

function Filters({
  search,
  onChange,
}: {
  search: Readonly<Record<string, string>>;
  onChange: ReturnType<typeof useSearchState>[1];
}) {
  const programs = useData<Program[]>('programs', '/programs');
  const partners = useData<Page<Partner>>('partners', '/partners', { limit: 200 });
  const [text, setText] = useState(search.search ?? '');
  const wanted = search.search ?? '';
  useEffect(() => {
    if (text === wanted) return;
    const timer = setTimeout(
      () => onChange({ search: text === '' ? undefined : text, cursor: undefined }, { replace: true }),
      250,
    );
    return () => clearTimeout(timer);
  }, [text, wanted, onChange]);
  return (
    <Toolbar label="Filter commissions">
      <SearchField label="Order, partner, customer" focusKey="/" value={text} onValueChange={setText} />
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

const sortOf = (sort: string) => ({ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') });

const columns = (open: (id: string) => void): DataTableColumn<Commission>[] => [
  { id: 'partner', header: 'Partner', lead: true, cut: true, phone: 'lead', cell: (row) => row.partnerName },
  {
    id: 'order',
    header: 'Order',
    quiet: true,
    giveWay: 4,
    phone: 'detail',
    cell: (row) => <InlineCode>{row.order}</InlineCode>,
  },
  { id: 'customer', header: 'Customer', quiet: true, cut: true, giveWay: 1, cell: (row) => row.customer },
  { id: 'gross', header: 'Sale', align: 'end', giveWay: 3, cell: (row) => <Money value={minor(row.gross)} /> },
  {
    id: 'refunded',
    header: 'Refunded',
    align: 'end',
    giveWay: 2,
    cell: (row) =>
      row.refunded.amount === 0 ? null : (
        <Money value={{ minor: -Math.abs(row.refunded.amount), currency: row.refunded.currency }} owed />
      ),
  },
  {
    id: 'rate',
    header: 'Rate',
    align: 'end',
    giveWay: 2,
    cell: (row) => (row.rate === null ? 'fixed' : <Rate rate={row.rate} />),
  },
  {
    id: 'amount',
    header: 'Commission',
    align: 'end',
    phone: 'amount',
    cell: (row) => <WhyAmount value={minors([row.amount])[0] ?? minor(row.amount)} owed onOpen={() => open(row.id)} />,
  },
  {
    id: 'soldAt',
    header: 'Sold',
    sortable: true,
    giveWay: 5,
    quiet: true,
    cell: (row) => <DateTime at={row.soldAt} />,
  },
  { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOf commission={row} /> },
];
