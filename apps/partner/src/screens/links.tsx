import type { Link, LinkFigures } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  type DataTableColumn,
  Count,
  DataTable,
  EmptyState,
  formatCount,
  IconButton,
  InlineCode,
  Money,
  MoneyList,
  PageHeader,
  SearchField,
  Sparkline,
  Toolbar,
  UiLink,
  useCopy,
  useShortcut,
} from '@tributary/ui';
import { Copy, Plus, QrCode as QrIcon } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { minors, sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { useSearchText } from '../../../shared/search-state.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { PageFoot } from '../page-foot.js';
import { pageOf } from './link-words.js';

const CreateLink = lazy(async () => ({ default: (await import('./create-link.js')).CreateLink }));
const LinkDialog = lazy(async () => ({ default: (await import('./link-dialog.js')).LinkDialog }));

export function Links() {
  useTitle('Links');
  const go = useGo();
  const { code } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const { text, wanted, setText } = useSearchText();
  const links = useData('links', '/links', { search: search.search, cursor: search.cursor, limit: 100 });
  const figures = useData('analytics', '/analytics/links');
  useShortcut('c', () => setSearch({ create: '1' }));
  const rows = links.data?.items ?? [];
  const open = rows.find((link) => link.code === code);
  const filtered = wanted !== '';
  return (
    <>
      <PageHeader
        title="Links"
        description="Figures of the last 30 days."
        actions={
          <>
            <Fresh of={[links, figures]} />
            <ButtonLink
              variant="primary"
              icon={<Plus aria-hidden="true" />}
              keyHint="C"
              href={withSearch('/links', { ...search, create: '1' })}
            >
              Create link
            </ButtonLink>
          </>
        }
      />
      <Toolbar label="Filter links">
        <SearchField label="Code, page or campaign" focusKey="/" value={text} onValueChange={setText} />
      </Toolbar>
      <DataTable
        label="Links"
        rows={rows}
        getRowId={(row) => row.code}
        status={tableStatus(links)}
        openId={code}
        onOpen={(one) => go(withSearch(`/links/${one}`, search))}
        error={
          <ProblemState
            title="Your links could not be read"
            error={links.error}
            onRetry={() => void links.refetch()}
            retrying={links.isFetching}
          />
        }
        empty={
          <EmptyState
            title="No link yet"
            action={
              <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/links?create=1">
                Create your first link
              </ButtonLink>
            }
          >
            A link leads people to the shop and remembers that they came through you.
          </EmptyState>
        }
        filtered={filtered}
        filteredEmpty={
          <EmptyState
            title="No link matches"
            action={<Button onClick={() => setSearch({ search: undefined })}>Remove the filters</Button>}
          />
        }
        columns={useColumns(rows, figures.data, links.data?.next === null && search.cursor === undefined)}
      />
      {rows.length === 0 ? null : (
        <PageFoot next={links.data?.next}>
          {links.data?.next === null && search.cursor === undefined
            ? 'Clicks of machines are left out.'
            : `${formatCount(rows.length)} on this page; clicks of machines are left out.`}
        </PageFoot>
      )}
      <Suspense>
        {search.create === undefined ? null : (
          <CreateLink
            known={rows[0]}
            onClose={() => setSearch({ create: undefined })}
            onCreated={(link) => go(`/links/${link.code}`, { replace: true })}
          />
        )}
        {open === undefined ? null : (
          <LinkDialog
            link={open}
            figures={figures.data?.find(({ link }) => link === open.id)}
            onClose={() => go(withSearch('/links', search))}
          />
        )}
      </Suspense>
    </>
  );
}

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string =>
  `${formatCount(count)} ${plural.select(count) === 'one' ? one : other}`;

function useColumns(
  rows: readonly Link[],
  figures: readonly LinkFigures[] | undefined,
  isWhole: boolean,
): DataTableColumn<Link>[] {
  const go = useGo();
  const { copy } = useCopy('Link copied');
  const programs = useData('programs', '/programs');
  const currencies = new Map(programs.data?.map(({ id, currency }) => [id, currency]));
  const of = new Map((figures ?? []).map((one) => [one.link, one]));
  const ours = rows.flatMap(({ id }) => of.get(id) ?? []);
  // A sum of one page would pass for the sum of all.
  const foot = (value: React.ReactNode) => (isWhole && rows.length > 1 ? value : undefined);
  const count = (field: 'clicks' | 'signups' | 'sales') => ours.reduce((sum, one) => sum + one[field], 0);
  const figure = (id: string, field: 'clicks' | 'signups' | 'sales') => of.get(id)?.[field] ?? 0;
  return [
    {
      id: 'code',
      header: 'Link',
      lead: true,
      phone: 'lead',
      cell: (row) => (
        <UiLink quiet href={`/links/${row.code}`}>
          <InlineCode>{row.code}</InlineCode>
        </UiLink>
      ),
      foot: foot(counted(rows.length, 'link', 'links')),
    },
    { id: 'target', header: 'Leads to', giveWay: 4, cut: true, phone: 'detail', cell: (row) => pageOf(row.target) },
    { id: 'program', header: 'Program', giveWay: 1, cut: true, quiet: true, cell: (row) => row.programName },
    { id: 'campaign', header: 'Campaign', giveWay: 2, cut: true, quiet: true, cell: (row) => row.campaign },
    {
      id: 'clicks',
      header: 'Clicks',
      align: 'end',
      phone: 'state',
      cell: (row) => (
        <>
          <span className="ui-only-wide">
            <Count value={figure(row.id, 'clicks')} />
          </span>
          <span className="ui-only-narrow">
            {counted(figure(row.id, 'clicks'), 'click', 'clicks')}, {counted(figure(row.id, 'sales'), 'sale', 'sales')}
          </span>
        </>
      ),
      foot: foot(
        <>
          <span className="ui-only-wide">
            <Count value={count('clicks')} />
          </span>
          <span className="ui-only-narrow">
            {counted(count('clicks'), 'click', 'clicks')}, {counted(count('sales'), 'sale', 'sales')}
          </span>
        </>,
      ),
    },
    {
      id: 'signups',
      header: 'Signups',
      align: 'end',
      giveWay: 5,
      cell: (row) => <Count value={figure(row.id, 'signups')} />,
      foot: foot(<Count value={count('signups')} />),
    },
    {
      id: 'sales',
      header: 'Sales',
      align: 'end',
      giveWay: 6,
      cell: (row) => <Count value={figure(row.id, 'sales')} />,
      foot: foot(<Count value={count('sales')} />),
    },
    {
      id: 'earned',
      header: 'Earned',
      align: 'end',
      phone: 'amount',
      cell: (row) => <Earned figures={of.get(row.id)} currency={currencies.get(row.program)} />,
      foot: foot(<MoneyList values={sums(ours.flatMap(({ commission }) => commission))} />),
    },
    {
      id: 'trend',
      header: 'Clicks a day',
      align: 'end',
      giveWay: 3,
      cell: (row) => <Sparkline values={of.get(row.id)?.trend ?? []} />,
    },
    {
      id: 'do',
      header: 'Actions',
      headerHidden: true,
      align: 'end',
      cell: (row) => (
        <span className="inline-flex">
          <IconButton
            size="small"
            label={`Copy ${row.code}`}
            icon={<Copy aria-hidden="true" />}
            onClick={() => copy(row.url)}
          />
          <IconButton
            size="small"
            label={`QR code of ${row.code}`}
            icon={<QrIcon aria-hidden="true" />}
            onClick={() => go(`/links/${row.code}`)}
          />
        </span>
      ),
    },
  ];
}

function Earned({ figures, currency }: { figures: LinkFigures | undefined; currency: string | undefined }) {
  if (figures !== undefined && figures.commission.length > 0)
    return (
      <b>
        <MoneyList values={minors(figures.commission)} />
      </b>
    );
  return currency === undefined ? 'none' : <Money value={{ minor: 0, currency }} />;
}
