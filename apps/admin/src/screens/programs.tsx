import type { PlanVersion, Program } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  CopyCode,
  DataTable,
  DateTime,
  DefinitionList,
  Dialog,
  EmptyState,
  formatMoney,
  formatRate,
  InlineCode,
  PageHeader,
  SectionHeader,
  Sheet,
  SkeletonText,
  StatusBadge,
  type Tone,
  UiLink,
  useShortcut,
  useToast,
} from '@tributary/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { CreateProgram } from './create-program.js';
import { PublishPlan } from './publish-plan.js';

const states: Readonly<Record<Program['state'], readonly [Tone, string]>> = {
  draft: ['neutral', 'Draft'],
  active: ['positive', 'Active'],
  paused: ['warning', 'Paused'],
  ended: ['neutral', 'Ended'],
};
const StateOfProgram = ({ state }: { state: Program['state'] }) => (
  <StatusBadge tone={states[state][0]}>{states[state][1]}</StatusBadge>
);

export function Programs() {
  useTitle('Programs');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const programs = useData<Program[]>('programs', '/programs');
  const may = useMay();
  useShortcut('c', () => setSearch({ create: '1' }), { enabled: may.programs });
  const create = (
    <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/programs?create=1">
      Create program
    </ButtonLink>
  );
  const open = programs.data?.find((one) => one.id === id);
  return (
    <>
      <PageHeader
        title="Programs"
        actions={
          <>
            <Fresh of={programs} />
            {may.programs ? create : null}
          </>
        }
      />
      <DataTable
        label="Programs"
        rows={programs.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(programs)}
        openId={id}
        onOpen={(one) => go(`/programs/${one}`)}
        error={<ProblemState error={programs.error} onRetry={() => void programs.refetch()} />}
        empty={
          <EmptyState title="No program yet">
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
            header: 'Counts',
            giveWay: 1,
            cell: (row) => `${row.attribution === 'last-click' ? 'last' : 'first'} click, ${row.windowDays} days`,
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
        open={id !== undefined && (open !== undefined || programs.isPending)}
        onOpenChange={() => go('/programs')}
        title={open?.name ?? 'Program'}
        aside={open === undefined ? undefined : <StateOfProgram state={open.state} />}
        footer={open === undefined || !may.programs ? undefined : <Turn program={open} />}
      >
        {open === undefined ? <SkeletonText lines={6} /> : <ProgramSheet program={open} />}
      </Sheet>
    </>
  );
}

const actions = {
  activate: {
    verb: 'Activate',
    facts: ['Its links redirect and its sales earn commissions from now on.'],
    danger: false,
  },
  pause: {
    verb: 'Pause',
    facts: [
      'New signups are not attributed while it is paused.',
      'Commissions that exist stay, and can be approved and paid.',
      'You can activate it again.',
    ],
    danger: false,
  },
  end: {
    verb: 'End',
    facts: [
      'No new signups are attributed to it.',
      'Commissions that exist stay, and can be approved and paid.',
      'This cannot be undone.',
    ],
    danger: true,
  },
} as const;
type Action = keyof typeof actions;
const possible: Readonly<Record<Program['state'], readonly Action[]>> = {
  draft: ['activate'],
  active: ['end', 'pause'],
  paused: ['end', 'activate'],
  ended: [],
};

function Turn({ program }: { program: Program }) {
  const toast = useToast();
  const [asking, setAsking] = useState<Action>();
  const turn = useChange((action: Action) => api.post(`/programs/${program.id}/${action}`), {
    onDone: (_, action) => {
      setAsking(undefined);
      toast(`${program.name}: ${{ activate: 'active', pause: 'paused', end: 'ended' }[action]}`, { tone: 'positive' });
    },
  });
  return (
    <>
      {possible[program.state].map((action) => (
        <Button
          key={action}
          variant={action === 'activate' ? 'primary' : action === 'end' ? 'quiet' : 'plain'}
          onClick={() => setAsking(action)}
        >
          {actions[action].verb}
        </Button>
      ))}
      {asking === undefined ? null : (
        <Dialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={`${actions[asking].verb} ${program.name}?`}
          facts={actions[asking].facts}
          confirm={{
            label: `${actions[asking].verb} ${program.name}`,
            danger: actions[asking].danger,
            busy: turn.isPending,
            onConfirm: () => turn.mutate(asking),
          }}
        >
          <FormProblem error={turn.error} />
        </Dialog>
      )}
    </>
  );
}

function ProgramSheet({ program }: { program: Program }) {
  const may = useMay();
  const plans = useData<PlanVersion[]>('programs', '/plans', { program: program.id });
  const [publishing, setPublishing] = useState(false);
  return (
    <div className="grid gap-6">
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
              <Button size="small" onClick={() => setPublishing(true)}>
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
          [...plans.data]
            .sort((a, b) => b.version - a.version)
            .map((plan) => <PlanOf key={plan.version} plan={plan} currency={program.currency} />)
        )}
      </section>
      {publishing ? <PublishPlan program={program} onClose={() => setPublishing(false)} /> : null}
    </div>
  );
}

function PlanOf({ plan, currency }: { plan: PlanVersion; currency: string }) {
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
          , held {plan.holdDays} days
        </span>
      </h3>
      <ol className="mt-1 grid gap-1 text-sm">
        {plan.rules.map((rule) => (
          <li key={rule.id}>
            {rule.name}:{' '}
            <b>
              {rule.kind === 'percentage'
                ? formatRate(rule.rate ?? '0')
                : formatMoney({ minor: rule.amount ?? 0, currency })}
            </b>{' '}
            {rule.kind === 'percentage' ? 'of each sale' : 'for each sale'}
            {rule.partner === null ? '' : ', for one partner'}
          </li>
        ))}
      </ol>
    </div>
  );
}
