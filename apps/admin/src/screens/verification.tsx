import { Button, Count, RelativeTime } from '@tributary/ui';
import { CircleX, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { api, queries, useChange, useData } from '../../../shared/api.js';
import { useMay } from '../../../shared/may.js';
import { FormProblem } from '../../../shared/problem.js';

export function useVerification() {
  const last = useData('verification', '/verification');
  const run = useChange(() => api.post('/verification'), {
    topics: [],
    onDone: (answer) => queries.setQueryData(['verification', '/verification', {}], { last: answer }),
  });
  return { last, run };
}

/** Can the figures be trusted? All commissions derived once more from the events, and compared. */
export function VerificationLine() {
  const may = useMay();
  const { last, run } = useVerification();
  const found = last.data?.last;
  return (
    <div className="grid gap-2 pt-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {found == null ? (
          <ShieldQuestionMark className="lucide size-4" aria-hidden="true" />
        ) : found.agrees ? (
          <ShieldCheck className="lucide size-4 text-positive" aria-hidden="true" />
        ) : (
          <CircleX className="lucide size-4 text-negative" aria-hidden="true" />
        )}
        <span className="min-w-0 flex-1" role="status">
          {found == null ? (
            'The commissions have not been verified against the events yet.'
          ) : (
            <>
              All{' '}
              <b className="text-text">
                <Count value={found.commissions} />
              </b>{' '}
              commissions derived again from <Count value={found.facts} /> events, <RelativeTime at={found.at} />:{' '}
              {found.agrees ? (
                <b className="text-text">no difference</b>
              ) : (
                <b className="text-negative">
                  {found.differences.length === 1 ? '1 difference' : `${found.differences.length} differences`}
                </b>
              )}
            </>
          )}
        </span>
        {may.money ? (
          <Button size="small" busy={run.isPending} onClick={() => run.mutate(undefined)}>
            Verify now
          </Button>
        ) : null}
      </div>
      {found == null || found.agrees ? null : (
        <ul className="list-disc pl-6 text-sm text-negative">
          {found.differences.slice(0, 20).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <FormProblem error={run.error} />
    </div>
  );
}
