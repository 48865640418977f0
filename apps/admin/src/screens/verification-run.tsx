import type { FailedVerification, RunningVerification } from '@tributary/api-client';
import { Callout, CopyCode, DateTime, formatCount, ProgressBar, RelativeTime } from '@tributary/ui';
import { api, queries, useChange, useData } from '../../../shared/api.js';

const lookInterval = 1_000;

/** What is known of verifications; one that runs is followed to its end, whoever began it. */
export function useVerification() {
  const known = useData(
    'verification',
    '/verification',
    {},
    { againAfter: (found) => (found?.running ? lookInterval : false) },
  );
  const { last = null, running = null, failed = null } = known.data ?? {};
  const run = useChange(() => api.post('/verification'), {
    topics: ['verification'],
    onDone: (begun) =>
      queries.setQueryData(['verification', '/verification', {}], { last, running: begun, failed: null }),
  });
  return {
    ...{ last, running, failed },
    error: run.error,
    isBusy: run.isPending || running !== null,
    verify: () => run.mutate(undefined),
  };
}

export function VerificationRun({ of: { step, facts, percent, since } }: { of: RunningVerification }) {
  const [done, words] = {
    waiting: ['Verifying', 'It waits until what is recorded is in the books.'],
    replaying: [`${percent}% of the log read`, `${formatCount(facts)} events replayed.`],
    comparing: ['Comparing', `${formatCount(facts)} events replayed.`],
  }[step] as [string, string];
  return (
    <div className="grid gap-2 text-sm text-muted">
      <p>
        <b className="text-text">{done}.</b> {words} Begun <RelativeTime at={since} />. You may leave this page.
      </p>
      <ProgressBar running label={`${done}. ${words}`} segments={[{ label: 'Read', value: percent }]} total={100} />
    </div>
  );
}

export function VerificationFailure({ of: { problem, since } }: { of: FailedVerification }) {
  return (
    <Callout tone="negative" title="The commissions could not be verified" alert>
      <p>
        Begun <DateTime at={since} precision="minute" />. {problem.detail ?? problem.title}.
      </p>
      <p>
        <CopyCode value={problem.code} />
      </p>
    </Callout>
  );
}
