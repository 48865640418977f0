import type { PlanVersion, Program } from '@tributary/api-client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, ButtonLink, DataTable, EmptyState, PageHeader, SkeletonText, useShortcut } from '@tributary/ui';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { inForce, type PlacedVersion, placed } from '../../../shared/plan-versions.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { versionColumns } from './plan-columns.js';
import { usePublisher } from './plan-publisher.js';
import { PlanVersionSheet } from './plan-version-sheet.js';
import { SimplePlan } from './simple-plan.js';

/** The program that the address names, once the programs are known. */
export function useProgram() {
  const { program: id = '' } = useParams({ strict: false });
  const programs = useData('programs', '/programs');
  return { programs, program: programs.data?.find((one) => one.id === id) };
}

export function NoProgram({ programs }: { programs: ReturnType<typeof useProgram>['programs'] }) {
  return (
    <>
      <PageHeader title="Plan" crumbs={[{ label: 'Programs', href: '/programs' }, { label: 'Plan' }]} />
      {programs.isError && programs.data === undefined ? (
        <ProblemState error={programs.error} onRetry={() => void programs.refetch()} />
      ) : programs.data === undefined ? (
        <SkeletonText lines={8} />
      ) : (
        <EmptyState title="There is no such program" action={<ButtonLink href="/programs">Programs</ButtonLink>}>
          The address is wrong, or it belongs to another organisation.
        </EmptyState>
      )}
    </>
  );
}

export function PlanPage() {
  const { program, programs } = useProgram();
  useTitle(program === undefined ? 'Plan' : `Plan of ${program.name}`);
  return program === undefined ? <NoProgram programs={programs} /> : <PlanOf key={program.id} program={program} />;
}

function PlanOf({ program }: { program: Program }) {
  const go = useGo();
  const may = useMay();
  const { version: number } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const plans = useData('programs', '/plans', { program: program.id });
  const versions = plans.data && placed(plans.data, Date.now());
  const own = `/programs/${program.id}/plan`;
  const mayPublish = may.programs && program.state !== 'ended' && versions !== undefined;
  useShortcut('c', () => go(`${own}/new`), { enabled: mayPublish });
  const publish = (
    <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href={`${own}/new`}>
      New version
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={`Plan of ${program.name}`}
        crumbs={[
          { label: 'Programs', href: '/programs' },
          { label: program.name, href: `/programs/${program.id}` },
          { label: 'Plan' },
        ]}
        description={`Versions begin and end on the clock of ${program.zone}.`}
        actions={
          <>
            <Fresh of={plans} />
            {mayPublish ? <Button onClick={() => setSearch({ simple: '1' })}>One rule for all</Button> : null}
            {mayPublish && versions.length > 0 ? publish : null}
          </>
        }
      />
      <Versions
        own={own}
        zone={program.zone}
        plans={plans}
        versions={versions}
        action={mayPublish ? publish : undefined}
      />
      {search.simple === undefined || !mayPublish ? null : (
        <SimplePlan program={program} present={inForce(versions)} onClose={() => setSearch({ simple: undefined })} />
      )}
      <PlanVersionSheet program={program} versions={versions} number={number} />
    </>
  );
}

function Versions({
  own,
  zone,
  plans,
  versions,
  action,
}: {
  /** The address of this page. */
  own: string;
  zone: string;
  plans: UseQueryResult<PlanVersion[]>;
  versions: readonly PlacedVersion[] | undefined;
  action: ReactNode;
}) {
  const go = useGo();
  const { version: number } = useParams({ strict: false });
  const [cursor, setCursor] = useState<string>();
  const hrefOf = (version: string): string => `${own}/${version}`;
  return (
    <DataTable
      label="Versions"
      rows={versions ?? []}
      getRowId={(row) => String(row.version)}
      status={tableStatus(plans)}
      openId={number}
      cursor={number ?? cursor}
      onCursorChange={(one) => {
        setCursor(one);
        if (number !== undefined) go(hrefOf(one), { replace: true });
      }}
      onOpen={(one) => go(hrefOf(one))}
      error={<ProblemState error={plans.error} onRetry={() => void plans.refetch()} />}
      empty={
        <EmptyState title="No plan yet" action={action}>
          Sales earn nothing until one is published.
        </EmptyState>
      }
      columns={versionColumns(hrefOf, usePublisher(), zone)}
    />
  );
}
