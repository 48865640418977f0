import {
  Button,
  Callout,
  CopyCode,
  Count,
  DateTime,
  type Definition,
  DefinitionList,
  SectionHeader,
} from '@tributary/ui';
import type { ReactNode } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { FormProblem } from '../../../shared/problem.js';
import { useVerification, VerificationFailure, VerificationRun } from './verification-run.js';

export function Proof() {
  const { last: found, running, failed, error, isBusy, verify } = useVerification();
  const balances = useChange(() => api.post('/verification/balances'), { topics: [] });
  return (
    <section aria-labelledby="proof">
      <SectionHeader
        id="proof"
        title="Verification"
        aside={
          <>
            <Button size="small" busy={isBusy} onClick={verify}>
              Verify commissions
            </Button>
            <Button size="small" busy={balances.isPending} onClick={() => balances.mutate(undefined)}>
              Verify balances
            </Button>
          </>
        }
      />
      <FormProblem error={error ?? balances.error} />
      {running === null && failed === null ? null : (
        <div className="pb-6">
          {running === null ? null : <VerificationRun of={running} />}
          {failed === null ? null : <VerificationFailure of={failed} />}
        </div>
      )}
      <div className="grid gap-6 min-[900px]:grid-cols-2">
        {found === null ? (
          <p className="text-muted">The commissions have not been verified yet.</p>
        ) : (
          <Outcome
            name="Commissions"
            {...found}
            counts={[
              { term: 'Events', value: <Count value={found.facts} /> },
              { term: 'Entries', value: <Count value={found.entries} /> },
              { term: 'Commissions', value: <Count value={found.commissions} /> },
            ]}
          >
            Derived again from the events, every amount is the one that is shown.
          </Outcome>
        )}
        {balances.data === undefined ? (
          <p className="text-muted">The balances have not been verified on this visit.</p>
        ) : (
          <Outcome
            name="Balances"
            {...balances.data}
            counts={[
              { term: 'Transactions', value: <Count value={balances.data.transactions} /> },
              { term: 'Balances', value: <Count value={balances.data.balances} /> },
            ]}
          >
            Every balance is the sum of its transactions.
          </Outcome>
        )}
      </div>
    </section>
  );
}

const shown = 50;

function Outcome({
  name,
  agrees,
  differences,
  at,
  digest,
  counts,
  children,
}: {
  name: string;
  agrees: boolean;
  differences: readonly string[];
  at: string;
  digest: string;
  counts: readonly Definition[];
  children: ReactNode;
}) {
  return (
    <div className="grid content-start gap-3">
      <Callout
        tone={agrees ? 'positive' : 'negative'}
        title={agrees ? `${name}: no difference` : `${name}: ${differences.length} differ`}
      >
        {agrees ? (
          <p>{children}</p>
        ) : (
          <ul>
            {differences.slice(0, shown).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {differences.length > shown ? <li>and {differences.length - shown} more</li> : null}
          </ul>
        )}
      </Callout>
      <DefinitionList
        items={[
          { term: 'When', value: <DateTime at={at} precision="exact" /> },
          ...counts,
          { term: 'Digest', value: <CopyCode value={digest} /> },
        ]}
      />
    </div>
  );
}
