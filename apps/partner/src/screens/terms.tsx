import type { Program } from '@tributary/api-client';
import { EmptyState, PageHeader, SectionHeader, SkeletonText } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { PlanSentences, ZonedMoment } from '../../../shared/plan.js';
import { inForce, type PlacedVersion, placed } from '../../../shared/plan-versions.js';
import { ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';
import { EarningsTabs } from './earnings-tabs.js';

/** What a partner is paid for, in words: the server leaves out what cannot apply to it. */
export function Terms() {
  useTitle('Terms');
  const programs = useData('programs', '/programs');
  return (
    <>
      <PageHeader title="Earnings" actions={<Fresh of={programs} />} />
      <EarningsTabs at="terms" />
      <div className="mt-6 grid max-w-3xl gap-10">
        {programs.isError && programs.data === undefined ? (
          <ProblemState
            title="Your terms could not be read"
            error={programs.error}
            onRetry={() => void programs.refetch()}
            retrying={programs.isFetching}
          />
        ) : programs.data === undefined ? (
          <SkeletonText lines={6} />
        ) : programs.data.length === 0 ? (
          <EmptyState title="No program yet">When a program opens, what it pays stands here.</EmptyState>
        ) : (
          programs.data.map((program) => <TermsOf key={program.id} program={program} />)
        )}
      </div>
    </>
  );
}

function TermsOf({ program }: { program: Program }) {
  const plans = useData('programs', '/plans', { program: program.id });
  const versions = plans.data && placed(plans.data, Date.now());
  const present = versions && inForce(versions);
  const next = versions?.filter(({ standing }) => standing === 'to-come') ?? [];
  const id = `terms-${program.code}`;
  return (
    <section aria-labelledby={id}>
      <SectionHeader
        id={id}
        title={program.name}
        description={present === undefined ? undefined : <Since version={present} zone={program.zone} />}
      />
      {plans.isError && plans.data === undefined ? (
        <ProblemState
          title="These terms could not be read"
          error={plans.error}
          onRetry={() => void plans.refetch()}
          retrying={plans.isFetching}
        />
      ) : plans.data === undefined ? (
        <SkeletonText lines={3} />
      ) : present === undefined ? (
        <p className="text-muted">Nothing is paid yet: its terms are not published.</p>
      ) : (
        <PlanSentences sentences={present.sentences} />
      )}
      {next.map((version) => (
        <div key={version.version} className="mt-4">
          <h3 className="font-medium">
            {version.from === null ? null : (
              <>
                For sales from <ZonedMoment at={version.from} zone={program.zone} />
              </>
            )}
          </h3>
          <PlanSentences sentences={version.sentences} />
        </div>
      ))}
    </section>
  );
}

function Since({ version: { version, from, until }, zone }: { version: PlacedVersion; zone: string }) {
  return (
    <>
      Version {version}
      {from === null ? null : (
        <>
          , for sales from <ZonedMoment at={from} zone={zone} />
        </>
      )}
      {until === null ? null : (
        <>
          {from === null ? ', for sales' : null} until <ZonedMoment at={until} zone={zone} />
        </>
      )}
      .
    </>
  );
}
