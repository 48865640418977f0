import type { CommissionState } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatCount,
  PageHeader,
  SearchField,
  Select,
  Toolbar,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useData } from '../../../shared/api.js';
import { AmountOf, OrderOf, RateOf, SaleOf, StateOf, SumOf } from '../../../shared/commission-cells.js';
import { dayIn, monthStart, plusDays, startOfDay } from '../../../shared/days.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { useSearchText } from '../../../shared/search-state.js';
import { useSession } from '../../../shared/session.js';
import { tableStatus } from '../../../shared/status.js';

import { useTitle } from '../../../shared/title.js';
import { ExportLink } from '../export-link.js';
import { PageFoot } from '../page-foot.js';
import { EarningSheet } from './earning-sheet.js';
import { EarningsTabs } from './earnings-tabs.js';

const states = [
  ['held', 'Held'],
  ['pending', 'Pending'],
  ['approved', 'Approved'],
  ['settled', 'Settled, not paid out'],
  ['paid', 'Paid'],
  ['reversed', 'Reversed'],
  ['rejected', 'Rejected'],
  ['nothing', 'Earned nothing'],
  ['awaiting-rate', 'Awaiting a rate'],
] as const;

const periods = [
  ['month', 'This month'],
  ['last-month', 'Last month'],
  ['30', 'Last 30 days'],
  ['90', 'Last 90 days'],
] as const;

/** Sales of a period whose days are the organisation's, as moments. */
function soldIn(period: string | undefined, zone: string): { from?: string; to?: string } {
  const today = dayIn(zone);
  const month = monthStart(today);
  if (period === 'month') return { from: startOfDay(month, zone) };
  if (period === 'last-month')
    return { from: startOfDay(monthStart(plusDays(month, -1)), zone), to: startOfDay(month, zone) };
  if (period === '30' || period === '90') return { from: startOfDay(plusDays(today, 1 - Number(period)), zone) };
  return {};
}

export function Earnings() {
  useTitle('Earnings');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const { text, wanted, setText } = useSearchText();
  const [cursor, setCursor] = useState<string>();
  const { membership } = useSession();
  const sort = search.sort === 'soldAt' ? 'soldAt' : '-soldAt';
  const filter = {
    state: search.state as CommissionState | undefined, // the server refuses what is none
    search: search.search,
    ...soldIn(search.sold, membership.organisation.zone),
  };
  const list = useData('commissions', '/commissions', {
    ...filter,
    sort,
    cursor: search.cursor,
    limit: 50,
  });
  const open = (one: string) => go(withSearch(`/earnings/${one}`, search), { replace: id !== undefined });
  const totals = list.data?.totals ?? [];
  return (
    <>
      <PageHeader
        title="Earnings"
        actions={
          <>
            <Fresh of={list} />
            <ExportLink href={api.url('/commissions/export/own', filter)} name="commissions.csv" />
          </>
        }
      />
      <EarningsTabs at="commissions" />
      <Toolbar label="Filter earnings">
        <SearchField label="Order number" focusKey="/" value={text} onValueChange={setText} />
        <Select
          size="small"
          label="State"
          labelHidden
          placeholder="Any state"
          value={search.state ?? ''}
          onValueChange={(state) => setSearch({ state: state === '' ? undefined : state, cursor: undefined })}
          options={states.map(([value, label]) => ({ value, label }))}
        />
        <Select
          size="small"
          label="Sold"
          labelHidden
          placeholder="At any time"
          value={search.sold ?? ''}
          onValueChange={(sold) => setSearch({ sold: sold === '' ? undefined : sold, cursor: undefined })}
          options={periods.map(([value, label]) => ({ value, label }))}
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
        filtered={search.state !== undefined || search.sold !== undefined || wanted !== ''}
        error={
          <ProblemState
            title="Your commissions could not be read"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        }
        empty={
          <EmptyState title="No earnings yet" action={<ButtonLink href="/links">Your links</ButtonLink>}>
            When somebody who came through one of your links buys, the commission stands here.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            title="Nothing matches"
            action={
              <Button
                onClick={() => setSearch({ state: undefined, sold: undefined, search: undefined, cursor: undefined })}
              >
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
            cell: (row) => <OrderOf commission={row} />,
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
            cell: (row) => <SaleOf commission={row} />,
          },
          {
            id: 'rate',
            header: 'Rate',
            align: 'end',
            giveWay: 2,
            cell: (row) => <RateOf commission={row} />,
          },
          { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOf commission={row} /> },
          {
            id: 'amount',
            header: 'You earn',
            align: 'end',
            phone: 'amount',
            cell: (row) => <AmountOf commission={row} onOpen={() => open(row.id)} />,
          },
        ]}
      />
      {totals.length === 0 ? null : (
        <PageFoot next={list.data?.next}>
          {formatCount(list.data?.count ?? 0)} commissions, <SumOf totals={totals} state={search.state} />. Select an
          amount to see how it came about.
        </PageFoot>
      )}
      <EarningSheet id={id} onClose={() => go(withSearch('/earnings', search))} />
    </>
  );
}
