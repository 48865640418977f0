import type { Commission } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import { BulkBar, Button, DataTable, EmptyState, MoneyList, PageHeader, TableFoot, useShortcut } from '@tributary/ui';
import { useEffect, useState } from 'react';
import { api, useData } from '../../../shared/api.js';
import { SumOf } from '../../../shared/commission-cells.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { sumInWords, sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { askedBy, tabOf } from '../commission-tabs.js';
import { everyRow } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { commissionColumns, exportedCommissions } from './commission-columns.js';
import { Filters, StateTabs, TabNote } from './commission-filters.js';
import { CommissionSheet } from './commission-sheet.js';
import { canBe, decidable, DecisionDialog, number, selectable, type Verb } from './decision-dialog.js';

function useFilters() {
  const [search, setSearch] = useSearchState();
  const tab = tabOf(search.state);
  const filter = {
    ...askedBy(tab),
    partner: search.partner,
    program: search.program,
    search: search.search,
  };
  return { search, setSearch, tab, filter, sort: search.sort === 'soldAt' ? 'soldAt' : '-soldAt' } as const;
}

/** What may be approved of it, as the question names it; the rest of its amounts may only be rejected. */
function SumOfSelection({ of }: { of: readonly Commission[] }) {
  const toApprove = of.filter((one) => canBe('approve', one)).map(({ pending }) => pending);
  const all = of.map(({ amount }) => amount);
  if (toApprove.length === 0) return <MoneyList values={sums(all)} />;
  return (
    <>
      <MoneyList values={sums(toApprove)} /> to approve
      {sumInWords(toApprove) === sumInWords(all) ? null : ` of ${sumInWords(all)}`}
    </>
  );
}

const sortOf = (sort: string) => ({ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') });

export function Commissions() {
  useTitle('Commissions');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const { search, setSearch, tab, filter, sort } = useFilters();
  const list = useData('commissions', '/commissions', { ...filter, sort, cursor: search.cursor, limit: 100 });
  const totals = useData('commissions', '/commissions/totals');
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [cursor, setCursor] = useState<string>();
  // As they were when the question was asked: what is shown may change while somebody reads it.
  const [asked, setAsked] = useState<{ verb: Verb; commissions: readonly Commission[] }>();
  const rows = list.data?.items ?? [];
  const chosen = rows.filter((row) => selected.has(row.id));
  // What another filter or page hides must not be decided with what is seen.
  useEffect(() => setSelected(new Set()), [tab, filter.partner, filter.program, filter.search, search.cursor]);
  const here = (path: string) => withSearch(path, search);
  const open = (one: string) => go(here(`/commissions/${one}`), { replace: id !== undefined });
  const move = (one: string): void => {
    setCursor(one);
    if (id !== undefined) open(one);
  };
  const ask = (what: Verb): void => {
    const pointedAt = (row: Commission) =>
      id === undefined ? row.id === cursor && selectable(row) : row.id === id && decidable(row);
    const commissions = chosen.length > 0 ? chosen : rows.filter(pointedAt);
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
            <ExportButton
              name={`commissions-${tab}`}
              columns={exportedCommissions}
              load={() => everyRow((part) => api.get('/commissions', { ...filter, sort, ...part }))}
              disabled={rows.length === 0}
            />
          </>
        }
      />
      <StateTabs tab={tab} totals={totals.data} search={search} />
      <Filters search={search} onChange={setSearch} />
      <TabNote tab={tab} />
      <DataTable
        label="Commissions"
        density="dense"
        sticky
        columns={commissionColumns(open)}
        rows={rows}
        getRowId={(row) => row.id}
        getRowName={(row) => row.order}
        status={tableStatus(list)}
        sort={sortOf(sort)}
        onSortChange={({ id: by, desc }) => setSearch({ sort: `${desc ? '-' : ''}${by}`, cursor: undefined })}
        selected={may.money ? selected : undefined}
        onSelectedChange={may.money ? setSelected : undefined}
        isSelectable={selectable}
        cursor={id ?? cursor}
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
          {number(list.data?.count ?? 0)},{' '}
          <SumOf totals={list.data?.totals ?? []} state={tab === 'unsettled' ? 'pending' : tab} />
        </TableFoot>
      )}
      <BulkBar label="Selected commissions" count={chosen.length} totals={<SumOfSelection of={chosen} />}>
        {chosen.every(({ state }) => state === 'rejected') ? (
          <Button variant="primary" onClick={() => ask('reopen')}>
            Reopen
          </Button>
        ) : (
          <>
            <Button variant="quiet" keyHint="R" onClick={() => ask('reject')}>
              Reject
            </Button>
            {chosen.some((one) => canBe('approve', one)) ? (
              <Button variant="primary" keyHint="A" onClick={() => ask('approve')}>
                Approve
              </Button>
            ) : null}
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
