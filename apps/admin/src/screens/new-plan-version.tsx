import type { PlanVersion, Program } from '@tributary/api-client';
import { announce, Button, Callout, NotPermitted, PageHeader, SkeletonText } from '@tributary/ui';
import { useEffect, useRef, useState } from 'react';
import { useData } from '../../../shared/api.js';
import { useGo } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { inForce, placed } from '../../../shared/plan-versions.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';
import { BeginsField, beginsFault } from './plan-begins.js';
import { PlanConfirmation } from './plan-confirmation.js';
import { countOf } from './plan-findings.js';
import { NoProgram, useProgram } from './plan-page.js';
import { PlanReviewed } from './plan-reviewed.js';
import { planText, usualPlan } from './plan-text.js';
import { PlanTextArea, showPlace } from './plan-text-area.js';
import { type CheckedText, placeIn, usePlanCheck } from './use-plan-check.js';

export function NewPlanVersion() {
  const { program, programs } = useProgram();
  const may = useMay();
  const plans = useData('programs', '/plans', { program: program?.id ?? '' }, { enabled: program !== undefined });
  useTitle(program === undefined ? 'New version' : `New version of the plan of ${program.name}`);
  if (program === undefined) return <NoProgram programs={programs} />;
  if (plans.data === undefined || !may.programs || program.state === 'ended')
    return (
      <>
        <PageHeader title="New version" crumbs={crumbs(program)} />
        {!may.programs ? (
          <NotPermitted title="You may not publish plans">Ask an administrator of your organisation.</NotPermitted>
        ) : program.state === 'ended' ? (
          <Callout title="This program has ended">Nothing more is published for it.</Callout>
        ) : plans.isError ? (
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : (
          <SkeletonText lines={12} />
        )}
      </>
    );
  return <Editor key={program.id} program={program} versions={plans.data} />;
}

const crumbs = ({ id, name }: Program) => [
  { label: 'Programs', href: '/programs' },
  { label: name, href: `/programs/${id}` },
  { label: 'Plan', href: `/programs/${id}/plan` },
  { label: 'New version' },
];

/** Begins with the version in force; what is typed stays, whatever is said of it. */
function Editor({ program, versions }: { program: Program; versions: readonly PlanVersion[] }) {
  const go = useGo();
  const area = useRef<HTMLTextAreaElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const present = inForce(placed(versions, Date.now()));
  const [text, setText] = useState(() => planText(present?.plan ?? usualPlan));
  const [begins, setBegins] = useState('');
  const [wanted, setWanted] = useState<'check' | 'publish'>();
  const [confirming, setConfirming] = useState(false);
  const check = usePlanCheck(program, ({ review }) => announce(saidOf(review)));
  const run = (next: 'check' | 'publish'): void => {
    if (check.isPending || beginsFault(begins, program.zone)) return;
    setWanted(next);
    check.mutate(
      { text, begins },
      { onSuccess: ({ checked }) => setConfirming(next === 'publish' && checked !== undefined) },
    );
  };
  const show = (path: string): void => {
    const place = placeIn(text, path);
    if (place && area.current) showPlace(area.current, place);
  };
  const number = versions.length + 1;
  const found = check.data;
  const ready = found?.checked;
  const isAsChecked = check.variables?.text === text && check.variables.begins === begins;
  const errors = found?.review.errors ?? [];
  useEffect(() => {
    if ((found?.review.errors.length ?? 0) > 0) said.current?.scrollIntoView({ block: 'nearest' });
  }, [found]);
  return (
    <>
      <PageHeader
        title={`Version ${number}`}
        crumbs={crumbs(program)}
        description={
          present &&
          `Version ${present.version} stays in force until this one begins, and what it earned is not changed.`
        }
        actions={
          <>
            <Button busy={check.isPending && wanted === 'check'} onClick={() => run('check')}>
              Check
            </Button>
            <Button variant="primary" busy={check.isPending && wanted === 'publish'} onClick={() => run('publish')}>
              Publish
            </Button>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 min-[1000px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PlanTextArea
          area={area}
          value={text}
          onChange={setText}
          error={errors.length > 0 && found?.text === text ? `${countOf('errors', errors)} in it` : undefined}
        />
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
          {present === undefined ? null : <BeginsField value={begins} zone={program.zone} onChange={setBegins} />}
          <FormProblem error={isAsChecked ? check.error : null} />
          <div ref={said}>
            <PlanReviewed checked={found} isChanged={!isAsChecked} text={text} onShow={show} />
          </div>
        </div>
      </div>
      {confirming && ready ? (
        <PlanConfirmation
          program={program}
          checked={ready}
          onClose={() => setConfirming(false)}
          onPublished={({ version }) => go(`/programs/${program.id}/plan/${version}`)}
        />
      ) : null}
    </>
  );
}

function saidOf({ errors, warnings }: CheckedText['review']): string {
  if (errors.length > 0) return countOf('errors', errors);
  return warnings.length > 0 ? countOf('warnings', warnings) : 'Nothing is wrong with it';
}
