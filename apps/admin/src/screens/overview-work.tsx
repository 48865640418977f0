import type { PayoutRun, ReviewItem } from '@tributary/api-client';
import { ButtonLink, Count, EmptyState, MoneyList, SectionHeader, SkeletonText } from '@tributary/ui';
import type { ReactNode } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { sums } from '../../../shared/money.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { countOf, isToApprove } from '../commission-tabs.js';
import { useMainFirst } from './main-currency.js';
import { VerificationLine } from './verification.js';

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

function useWork() {
  const may = useMay();
  const mainFirst = useMainFirst();
  const totals = useData('commissions', '/commissions/totals');
  const reviews = useData('commissions', '/reviews');
  const rates = useData('commissions', '/exchange-rates/missing');
  const runs = useData('payouts', '/payout-runs', {}, { enabled: may.money });
  const letters = useData('operations', '/operations/dead-letters', {}, { enabled: may.operate });
  const invited = useData('partners', '/partners', { state: 'invited', limit: 200 });
  const waiting = totals.data?.filter(isToApprove) ?? [];
  const money = (amounts: Parameters<typeof sums>[0]) => <MoneyList values={sums(mainFirst(amounts))} />;
  const runWork = (state: PayoutRun['state'], title: string, sub: string, verb: string): Work => {
    const found = runs.data?.filter((run) => run.state === state && run.count > 0) ?? [];
    const [only] = found;
    return {
      key: state,
      count: found.length,
      title,
      sub,
      amount: money(found.map(({ total }) => total)),
      href: found.length === 1 && only !== undefined ? `/payouts/${only.id}` : '/payouts',
      verb,
    };
  };
  const reviewWork = (kind: ReviewItem['kind'], title: string, sub: string, tone: string): Work => {
    const found = reviews.data?.filter((item) => item.kind === kind) ?? [];
    const amount = money(found.map((item) => item.amount));
    return { key: kind, count: found.length, title, sub, tone, amount, href: '/review', verb: 'Look' };
  };
  const work: Work[] = [
    {
      key: 'approve',
      count: countOf('pending', waiting),
      title: 'Commissions wait for approval',
      sub: 'their hold has ended',
      amount: money(waiting.map(({ amount }) => amount)),
      href: '/commissions',
      verb: 'Review',
    },
    runWork('proposed', 'Payout runs wait for approval', 'nothing is paid before', 'Decide'),
    runWork('approved', 'Payout runs to be sent', 'export them for your bank, then mark them as paid', 'Send'),
    reviewWork('refund-surplus', 'Refunds to review', 'no sale bears all of them', 'text-warning'),
    reviewWork(
      'approved-of-fraud',
      'Approved of customers who are a fraud',
      'paid unless you reject it',
      'text-negative',
    ),
    {
      key: 'rates',
      count: rates.data?.length ?? 0,
      title: 'Exchange rates are missing',
      sub: 'sales in other currencies wait for them',
      tone: 'text-warning',
      href: '/exchange-rates',
      verb: 'Record',
    },
    {
      key: 'events',
      count: letters.data?.length ?? 0,
      title: 'Events set aside',
      sub: 'a reader could not take them',
      tone: 'text-negative',
      href: '/events',
      verb: 'Inspect',
    },
    {
      key: 'invited',
      count: invited.data?.items.length ?? 0,
      title: 'Invitations not accepted yet',
      sub: 'send again, or copy the link',
      href: '/partners?access=invited',
      verb: 'See',
    },
  ];
  const failed = [totals, reviews, rates, runs, letters, invited].find(
    ({ isError, data }) => isError && data === undefined,
  );
  return { work: work.filter(({ count }) => count > 0), totals, failed };
}

export function NeedsYou() {
  const { work, totals, failed } = useWork();
  const may = useMay();
  const programs = useData('programs', '/programs');
  const isNew = may.programs && programs.data?.length === 0;
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
          {work.length > 0 || failed !== undefined ? null : isNew ? (
            <Begin />
          ) : (
            <li className="border-b border-line py-4 text-muted">Nothing waits for you.</li>
          )}
        </ol>
      )}
      <VerificationLine />
    </section>
  );
}

function Begin() {
  return (
    <li className="border-b border-line">
      <EmptyState
        headingLevel="h3"
        title="Begin with a program"
        action={
          <ButtonLink variant="primary" href="/programs?create=1">
            Create program
          </ButtonLink>
        }
      >
        It says what partners earn, in which currency, and for how long a click counts. Then add partners, and connect
        your shop with an API key.
      </EmptyState>
    </li>
  );
}

/** On a phone the amount stands under the words, so that neither is squeezed. */
function WorkLine({ item: { count, title, sub, amount, href, verb, tone = '' } }: { item: Work }) {
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 min-[720px]:grid-cols-[2.75rem_minmax(0,1fr)_auto_auto]">
      <span className={`row-span-2 text-xl font-semibold tabular-nums min-[720px]:row-span-1 ${tone}`}>
        <Count value={count} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-xs text-subtle">{sub}</span>
      </span>
      <span className="col-start-2 row-start-2 text-xs text-muted min-[720px]:col-start-3 min-[720px]:row-start-1 min-[720px]:text-base">
        {amount}
      </span>
      <ButtonLink
        size="small"
        href={href}
        aria-label={`${verb}: ${title}`}
        className="col-start-3 row-span-2 row-start-1 min-w-22 min-[720px]:col-start-4 min-[720px]:row-span-1"
      >
        {verb}
      </ButtonLink>
    </li>
  );
}
