import { Feed, PageHeader, SectionHeader, Skeleton, SkeletonText } from '@tributary/ui';
import { lazy, Suspense } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { ProblemState } from '../../../shared/problem.js';
import { feedOf } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { Balances } from './home-balances.js';
import { BestLinks, FirstLink, MainLink } from './home-links.js';
import { MonthSoFar } from './home-month.js';
import { NextPayoutBox } from './home-payout.js';
import { useBalances, useLinks, useMonths, useNextPayout, useSummary } from './home-reads.js';

const Performance = lazy(async () => ({ default: (await import('./home-performance.js')).Performance }));

const columns = 'grid gap-10 min-[900px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] min-[900px]:gap-8';

export function Home() {
  useTitle('Home');
  const profile = useData('partners', '/profile');
  const shown = [useSummary(useMonths().now), useBalances(), useNextPayout()];
  const links = useLinks();
  const isNew = links.data?.items.length === 0;
  return (
    <>
      <PageHeader
        title={profile.data?.name ?? <Skeleton width="10rem" shape="figure" />}
        actions={<Fresh of={shown} />}
      />
      <div className="grid gap-10">
        {isNew ? <FirstLink /> : null}
        <div className={columns}>
          <div className="grid content-start gap-8">
            <MonthSoFar />
            <Balances />
            {isNew ? null : <MainLink />}
          </div>
          <NextPayoutBox />
        </div>
        <div className={columns}>
          <div className="grid content-start gap-10">
            <Suspense
              fallback={
                <div className="h-96">
                  <SkeletonText lines={6} />
                </div>
              }
            >
              <Performance />
            </Suspense>
            <BestLinks />
          </div>
          <Latest />
        </div>
      </div>
    </>
  );
}

function Latest() {
  const feed = useData('activity', '/activity', { limit: 10 });
  return (
    <section aria-labelledby="activity" className="min-[900px]:pl-8">
      <SectionHeader id="activity" title="Activity" aside={<Fresh of={feed} />} />
      {feed.isPending ? (
        <SkeletonText lines={5} />
      ) : feed.data === undefined ? (
        <ProblemState
          title="Your activity could not be read"
          error={feed.error}
          onRetry={() => void feed.refetch()}
          retrying={feed.isFetching}
        />
      ) : feed.data.items.length === 0 ? (
        <p className="text-muted">Signups and sales through your links appear here at once.</p>
      ) : (
        // A partner knows who they are: their own name is left out.
        <Feed label="Latest activity" items={feedOf(feed.data.items.map((item) => ({ ...item, partnerName: null })))} />
      )}
    </section>
  );
}
