import type { Program } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  InlineCode,
  PageHeader,
  Sheet,
  SkeletonText,
  StatusBadge,
  type Tone,
  UiLink,
  useShortcut,
} from '@tributary/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import type { CsvColumns } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { CreateProgram } from './create-program.js';
import { ProgramSheet } from './program-sheet.js';
import { TurnProgram } from './turn-program.js';

const states: Readonly<Record<Program['state'], readonly [Tone, string]>> = {
  draft: ['neutral', 'Draft'],
  active: ['positive', 'Active'],
  paused: ['warning', 'Paused'],
  ended: ['neutral', 'Ended'],
};
const StateOfProgram = ({ state }: { state: Program['state'] }) => (
  <StatusBadge tone={states[state][0]}>{states[state][1]}</StatusBadge>
);

const exported: CsvColumns<Program> = [
  ['code', (row) => row.code],
  ['name', (row) => row.name],
  ['currency', (row) => row.currency],
  ['attribution', (row) => row.attribution],
  ['window_days', (row) => row.windowDays],
  ['zone', (row) => row.zone],
  ['landing_url', (row) => row.landingUrl],
  ['state', (row) => row.state],
  ['created_at', (row) => row.createdAt],
];

export function Programs() {
  useTitle('Programs');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const programs = useData('programs', '/programs');
  const may = useMay();
  useShortcut('c', () => setSearch({ create: '1' }), { enabled: may.programs });
  const create = (
    <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/programs?create=1">
      Create program
    </ButtonLink>
  );
  const [cursor, setCursor] = useState<string>();
  const open = programs.data?.find((one) => one.id === id);
  return (
    <>
      <PageHeader
        title="Programs"
        actions={
          <>
            <Fresh of={programs} />
            <ExportButton
              name="programs"
              columns={exported}
              load={() => programs.data ?? []}
              disabled={(programs.data ?? []).length === 0}
            />
            {may.programs && (programs.data?.length ?? 0) > 0 ? create : null}
          </>
        }
      />
      <DataTable
        label="Programs"
        rows={programs.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(programs)}
        openId={id}
        cursor={id ?? cursor}
        onCursorChange={(one) => {
          setCursor(one);
          if (id !== undefined) go(`/programs/${one}`, { replace: true });
        }}
        onOpen={(one) => go(`/programs/${one}`)}
        error={<ProblemState error={programs.error} onRetry={() => void programs.refetch()} />}
        empty={
          <EmptyState title="No program yet" action={may.programs ? create : undefined}>
            A program says what partners earn, in which currency, and for how long a click counts.
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            header: 'Program',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={`/programs/${row.id}`}>
                {row.name}
              </UiLink>
            ),
          },
          { id: 'code', header: 'Code', giveWay: 2, quiet: true, cell: (row) => <InlineCode>{row.code}</InlineCode> },
          { id: 'currency', header: 'Currency', giveWay: 3, phone: 'detail', cell: (row) => row.currency },
          {
            id: 'attribution',
            header: 'Who earns',
            giveWay: 1,
            cell: (row) => `${row.attribution === 'last-click' ? 'Last' : 'First'} click, ${row.windowDays} days`,
          },
          { id: 'created', header: 'Created', giveWay: 1, cell: (row) => <DateTime at={row.createdAt} /> },
          { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOfProgram state={row.state} /> },
        ]}
      />
      {search.create === undefined || !may.programs ? null : (
        <CreateProgram
          onClose={() => setSearch({ create: undefined })}
          onCreated={(program) => go(withSearch(`/programs/${program.id}`, {}), { replace: true })}
        />
      )}
      <Sheet
        open={id !== undefined}
        onOpenChange={() => go('/programs')}
        title={open?.name ?? 'Program'}
        aside={open === undefined ? undefined : <StateOfProgram state={open.state} />}
        footer={open === undefined || !may.programs ? undefined : <TurnProgram program={open} />}
      >
        {open !== undefined ? (
          <ProgramSheet key={open.id} program={open} />
        ) : programs.data === undefined ? (
          <SkeletonText lines={6} />
        ) : (
          <EmptyState headingLevel="h3" title="There is no such program">
            The address is wrong, or it belongs to another organisation.
          </EmptyState>
        )}
      </Sheet>
    </>
  );
}
