import { useMemo, useState } from 'react';
import {
  BulkBar,
  Button,
  ColumnMenu,
  CommissionState,
  DataTable,
  DateTime,
  Dialog,
  EmptyState,
  ErrorState,
  InlineCode,
  LinkedLine,
  Money,
  MoneyList,
  PageHeader,
  Rate,
  Receipt,
  Segmented,
  Sheet,
  StatusBadge,
  TableFoot,
  Timeline,
  UiLink,
  WhyAmount,
  formatMoneyList,
  sumByCurrency,
  useShortcut,
  useToast,
  Freshness,
  type DataTableColumn,
  type DataTableStatus,
  type TableSort,
} from '../src/index.js';
import { samples, type Sample } from './sample-data.js';

type Mode = DataTableStatus | 'empty' | 'filtered';
const modes: readonly Mode[] = ['ready', 'loading', 'refreshing', 'empty', 'filtered', 'error'];
const money = (row: Sample) => ({ minor: row.minor, currency: row.currency });

export function TablePage() {
  const toast = useToast();
  const [mode, setMode] = useState<Mode>('ready');
  const [sort, setSort] = useState<TableSort>({ id: 'hold', desc: true });
  const [selected, setSelected] = useState<Set<string>>(new Set(['NW-45610', 'NW-45588']));
  const [cursor, setCursor] = useState<string | undefined>('NW-45549');
  const [hidden, setHidden] = useState<Set<string>>(new Set());
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const columns = useMemo<DataTableColumn<Sample>[]>(
    () => [
      {
        id: 'partner',
        header: 'Partner',
        lead: true,
        cut: true,
        phone: 'lead',
        sortValue: (row) => row.partner,
        cell: (row) => (
          <UiLink quiet href={`#${row.id}`}>
            {row.partner}
          </UiLink>
        ),
        foot: '8 commissions',
      },
      { id: 'order', header: 'Order', quiet: true, giveWay: 3, cell: (row) => <InlineCode>{row.id}</InlineCode> },
      {
        id: 'what',
        header: 'What',
        cut: true,
        phone: 'detail',
        cell: (row) => (row.refund ? <LinkedLine>{row.what}</LinkedLine> : row.what),
      },
      {
        id: 'net',
        header: 'Net sale',
        align: 'end',
        giveWay: 2,
        sortValue: (row) => row.net,
        cell: (row) => <Money value={{ minor: row.net, currency: row.currency }} />,
      },
      {
        id: 'rate',
        header: 'Rate',
        align: 'end',
        giveWay: 1,
        cell: (row) => <Rate rate={{ basisPoints: row.rate }} />,
      },
      {
        id: 'commission',
        header: 'Commission',
        align: 'end',
        phone: 'amount',
        sortValue: (row) => row.minor,
        cell: (row) => (
          <WhyAmount
            value={money(row)}
            owed
            onOpen={() => {
              setCursor(row.id);
              setOpenId(row.id);
            }}
          />
        ),
        foot: <MoneyList values={sumByCurrency(samples.map(money))} />,
      },
      {
        id: 'hold',
        header: 'Hold ended',
        giveWay: 5,
        quiet: true,
        sortValue: (row) => row.holdEnded,
        cell: (row) => <DateTime at={row.holdEnded} />,
      },
      { id: 'state', header: 'State', phone: 'state', cell: (row) => <CommissionState state={row.state} /> },
      {
        id: 'flag',
        header: 'Look at',
        giveWay: 4,
        cell: (row) => (row.flag === undefined ? null : <StatusBadge tone="warning">{row.flag}</StatusBadge>),
      },
    ],
    [],
  );
  const sums = sumByCurrency(samples.filter((row) => selected.has(row.id)).map(money));
  const ask = () => {
    if (selected.size > 0) setAsking(true);
  };
  useShortcut('a', ask);
  const open = samples.find((row) => row.id === openId);
  const approve = () => {
    setBusy(true);
    setTimeout(() => {
      setBusy(false);
      setAsking(false);
      setSelected(new Set());
      toast(`${selected.size} approved`, { tone: 'positive' });
    }, 900);
  };
  return (
    <>
      <PageHeader
        title="Commissions"
        crumbs={[{ label: 'Money', href: '#money' }, { label: 'Commissions' }]}
        actions={
          <>
            <Freshness at={Date.now()} />
            <ColumnMenu columns={columns} hidden={hidden} onHiddenChange={setHidden} />
            <Button
              size="small"
              onClick={() =>
                toast(
                  <>
                    Link <b>willow-hen</b> archived
                  </>,
                  { onUndo: () => toast('It is back') },
                )
              }
            >
              Archive link
            </Button>
          </>
        }
      />
      <Segmented
        label="State of the table"
        value={mode}
        onValueChange={setMode}
        options={modes.map((value) => ({ value, label: value }))}
      />
      <DataTable
        label="Commissions to approve"
        density="dense"
        columns={columns}
        rows={mode === 'empty' || mode === 'filtered' || mode === 'loading' ? [] : samples}
        getRowId={(row) => row.id}
        status={mode === 'empty' || mode === 'filtered' ? 'ready' : mode}
        filtered={mode === 'filtered'}
        sort={sort}
        onSortChange={setSort}
        hiddenColumns={hidden}
        selected={selected}
        onSelectedChange={setSelected}
        isSelectable={(row) => row.state !== 'paid'}
        cursor={cursor}
        onCursorChange={(id) => {
          setCursor(id);
          if (openId !== undefined) setOpenId(id);
        }}
        onOpen={setOpenId}
        openId={openId}
        empty={
          <EmptyState title="Nothing waits for approval">Commissions appear here when their hold has ended.</EmptyState>
        }
        filteredEmpty={
          <EmptyState title="No commission matches" action={<Button>Remove filters</Button>}>
            State Held, Tier Silver, last 7 days.
          </EmptyState>
        }
        error={
          <ErrorState
            title="The commissions could not be read"
            code="commission.unavailable, request 7f2c-91ab"
            onRetry={() => setMode('ready')}
          >
            The commission service did not answer within 5 s. Nothing has changed.
          </ErrorState>
        }
      />
      <TableFoot onNext={() => undefined}>1–8 of 128, £14,208.36 and €3,912.40</TableFoot>
      <BulkBar label="Selected commissions" count={selected.size} totals={<MoneyList values={sums} />}>
        <Button variant="quiet" keyHint="R">
          Reject
        </Button>
        <Button variant="primary" keyHint="A" onClick={ask}>
          Approve
        </Button>
      </BulkBar>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Approve ${selected.size} commissions?`}
        facts={[
          'They go into the run with cut-off 25 Nov, 23:59, and are paid on 1 December.',
          'Your name and these amounts are recorded. You can take the approval back until the cut-off.',
        ]}
        confirm={{ label: `Approve ${formatMoneyList(sums)}`, onConfirm: approve, busy }}
      >
        <Receipt
          label="What is approved"
          size="large"
          lines={sums.map((sum) => ({
            label: sum.currency === 'GBP' ? 'In pounds' : 'In euro',
            amount: <Money value={sum} />,
          }))}
        />
      </Dialog>
      <Sheet
        open={open !== undefined}
        onOpenChange={(next) => {
          if (!next) setOpenId(undefined);
        }}
        title={
          open === undefined ? (
            ''
          ) : (
            <>
              Why <Money value={money(open)} />
            </>
          )
        }
        aside={<Freshness at={Date.now()} />}
      >
        {open === undefined ? null : (
          <div className="grid gap-4">
            <p className="text-muted">
              Order {open.id}, {open.what}.
            </p>
            <CommissionState state={open.state} next="goes into the payout of 1 December" />
            <Timeline
              label="How it came about"
              entries={[
                {
                  key: '1',
                  title: 'Click',
                  at: '2026-10-03T08:14:09Z',
                  id: '7c1e',
                  children: <p>Link willow-autumn</p>,
                },
                {
                  key: '2',
                  title: 'Attributed to you',
                  children: <p>Yours was the last click before this account signed up.</p>,
                },
                { key: '3', title: 'Payout', kind: 'future', when: '1 Dec' },
              ]}
            />
          </div>
        )}
      </Sheet>
    </>
  );
}
