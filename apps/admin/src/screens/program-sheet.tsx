import type { PlanVersion, Program } from '@tributary/api-client';
import { CopyCode, DefinitionList, SectionHeader, SkeletonText, UiLink } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { PlanSentences, StandingOf, TimeOf, ZonedMoment } from '../../../shared/plan.js';
import { inForce, placed } from '../../../shared/plan-versions.js';
import { ProblemState } from '../../../shared/problem.js';

export function ProgramSheet({ program }: { program: Program }) {
  const plans = useData('programs', '/plans', { program: program.id });
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
      <section aria-labelledby="plan">
        <SectionHeader
          id="plan"
          title="Plan"
          aside={<UiLink href={`/programs/${program.id}/plan`}>Versions and changes</UiLink>}
        />
        {plans.isError && plans.data === undefined ? (
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : plans.data === undefined ? (
          <SkeletonText lines={3} />
        ) : plans.data.length === 0 ? (
          <p className="text-muted">No plan yet: sales earn nothing until one is published.</p>
        ) : (
          <PresentPlan program={program} versions={plans.data} />
        )}
      </section>
    </div>
  );
}

/** What counts now, and what is announced. */
function PresentPlan({ program, versions }: { program: Program; versions: readonly PlanVersion[] }) {
  const all = placed(versions, Date.now());
  const present = inForce(all);
  const toCome = all.filter(({ standing }) => standing === 'to-come');
  return (
    <div>
      {present === undefined ? null : (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <h3>Version {present.version}</h3>
              <span className="text-muted text-sm">
                for <TimeOf version={present} zone={program.zone} />
              </span>
            </div>
            <StandingOf standing={present.standing} />
          </div>
          <PlanSentences sentences={present.sentences} />
        </>
      )}
      {toCome.map(({ version, from }) => (
        <p key={version} className="border-line border-t py-3 text-sm">
          <UiLink href={`/programs/${program.id}/plan/${version}`}>Version {version}</UiLink> follows
          {from === null ? null : (
            <>
              {' '}
              for sales from <ZonedMoment at={from} zone={program.zone} />
            </>
          )}
          .
        </p>
      ))}
    </div>
  );
}
