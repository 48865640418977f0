import type {
  Activity,
  Balance,
  CommissionTotals,
  DeadLetter,
  Page,
  Partner,
  PartnerFigures,
  ReviewItem,
  Summary,
} from '@tributary/api-client';
import {
  ButtonLink,
  Count,
  DataTable,
  DateTime,
  Delta,
  EmptyState,
  Feed,
  FigureStrip,
  Money,
  MoneyList,
  PageHeader,
  SectionHeader,
  SkeletonStat,
  SkeletonText,
  StatTile,
  UiLink,
} from '@tributary/ui';
import type { ReactNode } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { changeOf, minor, minors, sums } from '../../../shared/money.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { feedOf } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { VerificationLine } from './verification.js';

export function Overview() {
  useTitle('Overview');
  return (
    <>
      <PageHeader title="Overview" />
      <div className="grid gap-10">
        <NeedsYou />
        <Figures />
        <div className="grid gap-10 min-[1100px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <TopPartners />
          <Live />
        </div>
      </div>
    </>
  );
}

interface Work {
  key: string;
  count: number;
  title: string;
  sub: string;
  amount?: ReactNode;
  href: string;
  verb: string;
  tone?: string;
}

function NeedsYou() {
  const may = useMay();
  const totals = useData<CommissionTotals[]>('commissions', '/commissions/totals');
  const reviews = useData<ReviewItem[]>('commissions', '/reviews');
  const letters = useData<DeadLetter[]>('operations', '/operations/dead-letters', {}, { enabled: may.operate });
  const partners = useData<Page<Partner>>('partners', '/partners', { limit: 200 });
  const waiting = totals.data?.filter(({ state }) => state === 'pending') ?? [];
  const invited = partners.data?.items.filter(({ access }) => access === 'invited') ?? [];
  const work: Work[] = [
    {
      key: 'approve',
      count: waiting.reduce((sum, { count }) => sum + count, 0),
      title: 'Commissions wait for approval',
      sub: 'their hold has ended',
      amount: <MoneyList values={minors(waiting.map(({ amount }) => amount))} />,
      href: '/commissions',
      verb: 'Review',
    },
    {
      key: 'refunds',
      count: reviews.data?.length ?? 0,
      title: 'Refunds to review',
      sub: 'no sale bears all of them',
      tone: 'text-warning',
      amount: <MoneyList values={sums((reviews.data ?? []).map(({ amount }) => amount))} />,
      href: '/review',
      verb: 'Look',
    },
    {
      key: 'events',
      count: letters.data?.length ?? 0,
      title: 'Events parked',
      sub: 'a reader could not take them',
      tone: 'text-negative',
      href: '/events',
      verb: 'Inspect',
    },
    {
      key: 'invited',
      count: invited.length,
      title: 'Invitations not accepted yet',
      sub: 'send again, or copy the link',
      href: '/partners?access=invited',
      verb: 'See',
    },
  ].filter(({ count }) => count > 0);
  const failed = [totals, reviews, letters, partners].find(({ isError, data }) => isError && data === undefined);
  return (
    <section aria-labelledby="needs-you">
      <SectionHeader id="needs-you" title="Needs you" aside={<Fresh of={totals} />} />
      {failed === undefined ? null : <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />}
      {totals.isPending ? (
        <SkeletonText lines={3} />
      ) : (
        <ol className="border-t border-line-strong">
          {work.map((item) => (
            <WorkLine key={item.key} item={item} />
          ))}
          {work.length === 0 && failed === undefined ? (
            <li className="border-b border-line py-4 text-muted">Nothing waits for you.</li>
          ) : null}
        </ol>
      )}
      <VerificationLine />
    </section>
  );
}

function WorkLine({ item: { count, title, sub, amount, href, verb, tone = '' } }: { item: Work }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
      <span className={`w-11 text-xl font-semibold tabular-nums ${tone}`}>
        <Count value={count} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-xs text-subtle">{sub}</span>
      </span>
      <span className="text-muted">{amount}</span>
      <ButtonLink size="small" href={href} aria-label={`${verb}: ${title}`}>
        {verb}
      </ButtonLink>
    </li>
  );
}

function Figures() {
  const summary = useData<Summary>('analytics', '/analytics/summary');
  const may = useMay();
  const balances = useData<Balance[]>('balances', '/balances', {}, { enabled: may.money });
  const head = (
    <SectionHeader
      id="figures"
      title="Last 30 days"
      aside={
        summary.data === undefined ? undefined : (
          <span>
            <DateTime at={`${summary.data.from}T12:00:00Z`} /> to <DateTime at={`${summary.data.to}T12:00:00Z`} />,
            against the 30 days before
          </span>
        )
      }
    />
  );
  if (summary.isError && summary.data === undefined)
    return (
      <section aria-labelledby="figures">
        {head}
        <ProblemState error={summary.error} onRetry={() => void summary.refetch()} />
      </section>
    );
  if (summary.data === undefined) {
    return (
      <section aria-labelledby="figures">
        {head}
        <FigureStrip label="Last 30 days">
          {Array.from({ length: 6 }, (_, index) => (
            <SkeletonStat key={index} />
          ))}
        </FigureStrip>
      </section>
    );
  }
  const { current, previous } = summary.data;
  const owed = sums(
    (balances.data ?? []).map(({ available, inTransit, currency }) => ({ amount: available + inTransit, currency })),
  );
  return (
    <section aria-labelledby="figures">
      {head}
      <FigureStrip label="Last 30 days">
        {(['clicks', 'signups', 'sales'] as const).map((name) => (
          <StatTile
            key={name}
            name={{ clicks: 'Clicks', signups: 'Signups', sales: 'Sales' }[name]}
            value={<Count value={current[name]} />}
            sub={<Delta change={changeOf(current[name], previous[name])} />}
          />
        ))}
        <MoneyTile name="Sales value" now={current.gross} before={previous.gross} />
        <MoneyTile name="Commission" now={current.commission} before={previous.commission} />
        <StatTile
          name="Owed now"
          value={owed[0] === undefined ? 'none' : <Money value={owed[0]} rounded />}
          sub={
            owed.length > 1 ? (
              <>
                and <MoneyList values={owed.slice(1)} />
              </>
            ) : (
              'approved, not paid yet'
            )
          }
        />
      </FigureStrip>
    </section>
  );
}

function MoneyTile({
  name,
  now,
  before,
}: {
  name: string;
  now: Summary['current']['gross'];
  before: Summary['current']['gross'];
}) {
  const [main, ...others] = now;
  const earlier = before.find(({ currency }) => currency === main?.currency)?.amount ?? 0;
  if (main === undefined) return <StatTile name={name} value="none" />;
  return (
    <StatTile
      name={name}
      value={<Money value={minor(main)} rounded />}
      sub={
        <>
          <Delta change={changeOf(main.amount, earlier)} />
          {others.length === 0 ? null : (
            <>
              {' '}
              and <MoneyList values={minors(others)} />
            </>
          )}
        </>
      }
    />
  );
}

function TopPartners() {
  const top = useData<PartnerFigures[]>('analytics', '/analytics/partners', { limit: 8 });
  return (
    <section aria-labelledby="top">
      <SectionHeader id="top" title="Top partners" aside={<UiLink href="/partners">All partners</UiLink>} />
      <DataTable
        label="Top partners of the last 30 days"
        keys={false}
        rows={top.data ?? []}
        getRowId={(row) => row.partner}
        status={tableStatus(top)}
        error={<ProblemState error={top.error} onRetry={() => void top.refetch()} />}
        empty={
          <EmptyState
            headingLevel="h3"
            title="No partner has brought anything yet"
            action={<ButtonLink href="/partners?create=1">Add a partner</ButtonLink>}
          >
            Clicks, signups and sales of the last 30 days appear here.
          </EmptyState>
        }
        columns={[
          {
            id: 'partner',
            header: 'Partner',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={`/partners/${row.partner}`}>
                {row.partnerName}
              </UiLink>
            ),
          },
          { id: 'clicks', header: 'Clicks', align: 'end', giveWay: 1, cell: (row) => <Count value={row.clicks} /> },
          { id: 'sales', header: 'Sales', align: 'end', giveWay: 3, cell: (row) => <Count value={row.sales} /> },
          {
            id: 'gross',
            header: 'Sales value',
            align: 'end',
            giveWay: 2,
            phone: 'detail',
            cell: (row) => (row.gross.length === 0 ? 'none' : <MoneyList values={minors(row.gross)} />),
          },
          {
            id: 'commission',
            header: 'Commission',
            align: 'end',
            phone: 'amount',
            cell: (row) => (row.commission.length === 0 ? 'none' : <MoneyList values={minors(row.commission)} />),
          },
        ]}
      />
    </section>
  );
}

function Live() {
  const feed = useData<Page<Activity>>('activity', '/activity', { limit: 12 });
  return (
    <section aria-labelledby="live">
      <SectionHeader id="live" title="Live" aside={<Fresh of={feed} />} />
      {feed.isPending ? (
        <SkeletonText lines={6} />
      ) : feed.data === undefined ? (
        <ProblemState error={feed.error} onRetry={() => void feed.refetch()} />
      ) : feed.data.items.length === 0 ? (
        <p className="text-muted">What happens in your programs appears here at once.</p>
      ) : (
        <Feed label="Latest activity" items={feedOf(feed.data.items)} />
      )}
    </section>
  );
}
