import type { PlanVersion, Program } from '@tributary/api-client';
import { Button, CopyCode, DateTime, DefinitionList, SectionHeader, SkeletonText } from '@tributary/ui';
import { useState } from 'react';
import { useData } from '../../../shared/api.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { PublishPlan } from './publish-plan.js';

export function ProgramSheet({ program }: { program: Program }) {
  const may = useMay();
  const plans = useData('programs', '/plans', { program: program.id });
  const latest = plans.data?.reduce<PlanVersion | undefined>(
    (found, plan) => (found === undefined || plan.version > found.version ? plan : found),
    undefined,
  );
  const [publishing, setPublishing] = useState(false);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <DefinitionList
        items={[
          { term: 'Code', value: <CopyCode value={program.code} /> },
          { term: 'Id', value: <CopyCode value={program.id} /> },
          { term: 'Currency', value: program.currency },
          { term: 'Links lead to', value: program.landingUrl ?? 'a plain page, until an address is set' },
          {
            term: 'Who earns',
            value:
              program.attribution === 'last-click'
                ? 'the last click before the signup'
                : 'the first click before the signup',
          },
          { term: 'A click counts', value: `${program.windowDays} days` },
          { term: 'Days are cut in', value: program.zone },
        ]}
      />
      <section aria-labelledby="plans">
        <SectionHeader
          id="plans"
          title="Plan"
          aside={
            program.state === 'ended' || !may.programs ? undefined : (
              <Button size="small" disabled={plans.data === undefined} onClick={() => setPublishing(true)}>
                New version
              </Button>
            )
          }
        />
        {plans.isError && plans.data === undefined ? (
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : plans.data === undefined ? (
          <SkeletonText lines={3} />
        ) : plans.data.length === 0 ? (
          <p className="text-muted">No plan yet: sales earn nothing until one is published.</p>
        ) : (
          [...plans.data].sort((a, b) => b.version - a.version).map((plan) => <PlanOf key={plan.version} plan={plan} />)
        )}
      </section>
      {publishing ? <PublishPlan program={program} present={latest} onClose={() => setPublishing(false)} /> : null}
    </div>
  );
}

function PlanOf({ plan }: { plan: PlanVersion }) {
  return (
    <div className="border-b border-line py-3 last:border-b-0">
      <h3 className="font-medium">
        Version {plan.version}{' '}
        <span className="text-sm font-normal text-muted">
          {plan.from === null ? (
            'for all sales'
          ) : (
            <>
              for sales from <DateTime at={plan.from} precision="minute" />
            </>
          )}
        </span>
      </h3>
      <ol className="mt-1 grid gap-1 text-sm">
        {plan.sentences.map(({ path, text }) => (
          <li key={path}>{text}</li>
        ))}
      </ol>
    </div>
  );
}
