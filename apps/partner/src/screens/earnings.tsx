import type { Commission, CommissionExplanation, CommissionTotals, Page } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  formatCount,
  InlineCode,
  Money,
  MoneyList,
  PageHeader,
  Rate,
  SearchField,
  Select,
  Sheet,
  SkeletonText,
  TableFoot,
  Toolbar,
  WhyAmount,
} from '@tributary/ui';
import { useEffect, useRef, useState } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { minor, sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { StateOf, Why } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { EarningsTabs } from './earnings-tabs.js';

const states = [
  ['held', 'On hold'],
  ['pending', 'To be approved'],
  ['approved', 'Approved'],
  ['paid', 'Paid'],
  ['reversed', 'Reversed'],
  ['rejected', 'Rejected'],
  ['awaiting-rate', 'Awaiting a rate'],
] as const;

export function Earnings() {
  useTitle('Earnings');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const [text, setText] = useState(search.search ?? '');
  const [cursor, setCursor] = useState<string>();
  const sort = search.sort ?? '-soldAt';
  const list = useData<Page<Commission> & { totals: CommissionTotals[] }>('commissions', '/commissions', {
    state: search.state,
    search: search.search,
    sort,
    cursor: search.cursor,
    limit: 50,
  });
  const wanted = search.search ?? '';
  const sent = useRef(wanted);
  useEffect(() => {
    // The address was changed by something else than the field: Back, or a link.
    if (wanted === sent.current) return;
    sent.current = wanted;
    setText(wanted);
  }, [wanted]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      setSearch({ search: text === '' ? undefined : text, cursor: undefined }, { replace: true });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, setSearch]);
  const open = (one: string) => go(withSearch(`/earnings/${one}`, search), { replace: id !== undefined });
  const totals = list.data?.totals ?? [];
  return (
    <>
      <PageHeader title="Earnings" actions={<Fresh of={list} />} />
      <EarningsTabs at="commissions" />
      <Toolbar label="Filter earnings">
        <SearchField label="Order or customer" focusKey="/" value={text} onValueChange={setText} />
        <Select
          size="small"
          label="State"
          labelHidden
          placeholder="Any state"
          value={search.state ?? ''}
          onValueChange={(state) => setSearch({ state: state === '' ? undefined : state, cursor: undefined })}
          options={states.map(([value, label]) => ({ value, label }))}
        />
      </Toolbar>
      <DataTable
        label="Commissions"
        rows={list.data?.items ?? []}
        getRowId={(row) => row.id}
        getRowName={(row) => row.order}
        status={tableStatus(list)}
        sort={{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }}
        onSortChange={(next) => setSearch({ sort: `${next.desc ? '-' : ''}${next.id}`, cursor: undefined })}
        cursor={id ?? cursor}
        onCursorChange={(one) => {
          setCursor(one);
          if (id !== undefined) open(one);
        }}
        onOpen={open}
        openId={id}
        filtered={search.state !== undefined || wanted !== ''}
        error={<ProblemState error={list.error} onRetry={() => void list.refetch()} />}
        empty={
          <EmptyState title="No earnings yet" action={<ButtonLink href="/links">Your links</ButtonLink>}>
            When somebody who came through one of your links buys, the commission stands here.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            title="Nothing matches"
            action={
              <Button onClick={() => setSearch({ state: undefined, search: undefined, cursor: undefined })}>
                Remove the filters
              </Button>
            }
          />
        }
        columns={[
          {
            id: 'order',
            header: 'Sale',
            lead: true,
            phone: 'lead',
            cell: (row) => <InlineCode>{row.order}</InlineCode>,
          },
          { id: 'program', header: 'Program', giveWay: 1, cut: true, cell: (row) => row.programName },
          {
            id: 'soldAt',
            header: 'Sold',
            sortable: true,
            giveWay: 4,
            phone: 'detail',
            cell: (row) => <DateTime at={row.soldAt} />,
          },
          {
            id: 'gross',
            header: 'Sale value',
            align: 'end',
            giveWay: 3,
            cell: (row) => <Money value={minor(row.gross)} />,
          },
          {
            id: 'rate',
            header: 'Rate',
            align: 'end',
            giveWay: 2,
            cell: (row) => (row.rate === null ? 'fixed' : <Rate rate={row.rate} />),
          },
          { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOf commission={row} /> },
          {
            id: 'amount',
            header: 'You earn',
            align: 'end',
            phone: 'amount',
            cell: (row) => <WhyAmount value={minor(row.amount)} owed onOpen={() => open(row.id)} />,
          },
        ]}
      />
      {totals.length === 0 ? null : (
        <TableFoot
          paged={search.cursor !== undefined || list.data?.next != null}
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={list.data?.next == null ? undefined : () => setSearch({ cursor: list.data?.next ?? undefined })}
        >
          {formatCount(totals.reduce((sum, { count }) => sum + count, 0))} commissions,{' '}
          <MoneyList values={sums(totals.map(({ amount }) => amount))} />
        </TableFoot>
      )}
      <EarningSheet id={id} onClose={() => go(withSearch('/earnings', search))} />
    </>
  );
}

function EarningSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const why = useData<CommissionExplanation>(
    'commissions',
    `/commissions/${id ?? ''}`,
    {},
    { enabled: id !== undefined },
  );
  const found = why.data?.id === id ? why.data : undefined;
  return (
    <Sheet
      open={id !== undefined}
      onOpenChange={onClose}
      title={
        found === undefined ? (
          'Why this amount'
        ) : (
          <>
            Why <Money value={minor(found.amount)} />?
          </>
        )
      }
      aside={found === undefined ? undefined : <StateOf commission={found} />}
    >
      {why.isError && found === undefined ? (
        <ProblemState error={why.error} onRetry={() => void why.refetch()} />
      ) : found === undefined ? (
        <SkeletonText lines={8} />
      ) : (
        <div className="grid gap-5">
          <DefinitionList
            items={[
              { term: 'Sale', value: <InlineCode>{found.order}</InlineCode> },
              { term: 'Program', value: found.programName },
              { term: 'Sold', value: <DateTime at={found.soldAt} precision="exact" /> },
            ]}
          />
          <Why of={found} />
        </div>
      )}
    </Sheet>
  );
}
