import { Button, Count, RelativeTime } from '@tributary/ui';
import { CircleX, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useMay } from '../../../shared/may.js';
import { FormProblem } from '../../../shared/problem.js';
import { useVerification, VerificationFailure, VerificationRun } from './verification-run.js';

/** Can the figures be trusted? All commissions derived once more from the events, and compared. */
export function VerificationLine() {
  const may = useMay();
  const { last: found, running, failed, error, isBusy, verify } = useVerification();
  return (
    <div className="grid gap-2 pt-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {found === null ? (
          <ShieldQuestionMark className="lucide size-4" aria-hidden="true" />
        ) : found.agrees ? (
          <ShieldCheck className="lucide size-4 text-positive" aria-hidden="true" />
        ) : (
          <CircleX className="lucide size-4 text-negative" aria-hidden="true" />
        )}
        <span className="min-w-0 flex-1" role="status">
          {found === null ? (
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
          <Button size="small" busy={isBusy} onClick={verify}>
            Verify now
          </Button>
        ) : null}
      </div>
      {found === null || found.agrees ? null : (
        <ul className="list-disc pl-6 text-sm text-negative">
          {found.differences.slice(0, 20).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {running === null ? null : <VerificationRun of={running} />}
      {failed === null ? null : <VerificationFailure of={failed} />}
      <FormProblem error={error} />
    </div>
  );
}
