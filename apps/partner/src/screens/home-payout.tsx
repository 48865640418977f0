import type { NextPayout } from '@tributary/api-client';
import { ButtonLink, Callout, DateTime, Money, MoneyList, SkeletonText } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { minor, minors } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';

const words: Readonly<Record<NextPayout['blockers'][number]['code'], string>> = {
  'nothing-available': 'Nothing is available yet',
  debt: 'A debt is settled first',
  'awaiting-approval': 'Some of it waits for approval',
  suspended: 'Payouts to you are suspended',
};

export function NextPayoutBox() {
  // It is worked out from the balances, and so changes when they do.
  const next = useData<NextPayout>('balances', '/next-payout');
  return (
    <section
      aria-labelledby="next-payout"
      className="grid content-start gap-3 min-[900px]:border-l min-[900px]:border-line min-[900px]:pl-8"
    >
      <h2 id="next-payout" className="text-muted">
        Next payout
        {next.data?.date == null ? null : (
          <>
            , <DateTime at={next.data.date} weekday />
          </>
        )}
      </h2>
      {next.isError && next.data === undefined ? (
        <ProblemState error={next.error} onRetry={() => void next.refetch()} />
      ) : next.data === undefined ? (
        <SkeletonText lines={4} />
      ) : (
        <Answer next={next.data} />
      )}
    </section>
  );
}

function Answer({ next: { amounts, date, blockers } }: { next: NextPayout }) {
  const [main, ...others] = amounts;
  return (
    <>
      <p>
        {main === undefined ? (
          <span className="ui-money" data-size="medium">
            Nothing yet
          </span>
        ) : (
          <Money value={minor(main)} size="large" />
        )}
        {others.length === 0 ? null : (
          <>
            {' '}
            and <MoneyList values={minors(others)} />
          </>
        )}
      </p>
      {main !== undefined && blockers.length === 0 ? (
        <p className="text-sm text-muted">
          {date === null
            ? 'Ready. It goes out with the next payout run.'
            : 'Nothing blocks it. What is approved until then is added.'}
        </p>
      ) : null}
      {blockers.map(({ code, detail }) => (
        <Callout
          key={code}
          stacked
          tone={code === 'suspended' || code === 'debt' ? 'warning' : 'info'}
          title={words[code] ?? 'Something holds it back'}
          actions={
            code === 'awaiting-approval' ? (
              <ButtonLink size="small" href="/earnings?state=pending">
                See which
              </ButtonLink>
            ) : code === 'nothing-available' ? (
              <ButtonLink size="small" href="/links">
                Share a link
              </ButtonLink>
            ) : undefined
          }
        >
          <p>{detail}</p>
        </Callout>
      ))}
    </>
  );
}
