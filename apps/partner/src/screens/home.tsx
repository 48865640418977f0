import type { Activity, Link, Page, Partner } from '@tributary/api-client';
import {
  ButtonLink,
  CopyField,
  EmptyState,
  Feed,
  IconButton,
  PageHeader,
  SectionHeader,
  Skeleton,
  SkeletonText,
} from '@tributary/ui';
import { QrCode as QrIcon } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { feedOf } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { Balances, MonthSoFar } from './home-balances.js';
import { NextPayoutBox } from './home-payout.js';

const Performance = lazy(async () => ({ default: (await import('./home-performance.js')).Performance }));

export function Home() {
  useTitle('Home');
  const profile = useData<Partner>('partners', '/profile');
  return (
    <>
      <PageHeader title={profile.data?.name ?? <Skeleton width="10rem" shape="figure" />} />
      <div className="grid gap-10">
        <div className="grid gap-10 min-[900px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="grid content-start gap-8">
            <MonthSoFar />
            <Balances />
            <MainLink />
          </div>
          <NextPayoutBox />
        </div>
        <div className="grid gap-10 min-[900px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <Suspense
            fallback={
              <div className="h-96">
                <SkeletonText lines={6} />
              </div>
            }
          >
            <Performance />
          </Suspense>
          <Latest />
        </div>
      </div>
    </>
  );
}

function MainLink() {
  const go = useGo();
  const links = useData<Page<Link>>('links', '/links', { limit: 100 });
  // The first link that somebody made is the one that stands on their cards.
  const main = links.data?.items.reduce<Link | undefined>(
    (first, link) => (first === undefined || link.createdAt < first.createdAt ? link : first),
    undefined,
  );
  if (links.data === undefined)
    return links.isError ? (
      <ProblemState error={links.error} onRetry={() => void links.refetch()} />
    ) : (
      <Skeleton height="2.5rem" shape="block" />
    );
  return (
    <section aria-labelledby="main-link" className="border-t border-line pt-4">
      <h2 id="main-link" className="mb-2 font-medium">
        Your main link
      </h2>
      {main === undefined ? (
        <EmptyState
          headingLevel="h3"
          title="You have no link yet"
          action={
            <ButtonLink variant="primary" href="/links?create=1">
              Create a link
            </ButtonLink>
          }
        >
          Share it, and whoever signs up through it counts for you.
        </EmptyState>
      ) : (
        <CopyField value={main.url} display={main.url.replace(/^https?:\/\//, '')} strong={main.code} variant="primary">
          <IconButton
            variant="plain"
            label="QR code"
            icon={<QrIcon aria-hidden="true" />}
            onClick={() => go(`/links/${main.code}`)}
          />
        </CopyField>
      )}
    </section>
  );
}

function Latest() {
  const feed = useData<Page<Activity>>('activity', '/activity', { limit: 10 });
  return (
    <section aria-labelledby="activity">
      <SectionHeader id="activity" title="Activity" aside={<Fresh of={feed} />} />
      {feed.isPending ? (
        <SkeletonText lines={5} />
      ) : feed.data === undefined ? (
        <ProblemState error={feed.error} onRetry={() => void feed.refetch()} />
      ) : feed.data.items.length === 0 ? (
        <p className="text-muted">Signups and sales through your links appear here at once.</p>
      ) : (
        <Feed
          label="Latest activity"
          items={feedOf(feed.data.items).map((item, index) => ({
            ...item,
            text: own(feed.data.items[index], item.text),
          }))}
        />
      )}
    </section>
  );
}

/** A partner knows who they are: their own name is left out. */
function own(activity: Activity | undefined, text: ReturnType<typeof feedOf>[number]['text']) {
  return activity === undefined ? text : (feedOf([{ ...activity, partnerName: null }])[0]?.text ?? text);
}
