import type { BalanceVerification, DeadLetter, ReadModel } from '@tributary/api-client';
import {
  Button,
  Callout,
  Count,
  DataTable,
  DateTime,
  DefinitionList,
  Dialog,
  EmptyState,
  InlineCode,
  PageHeader,
  RelativeTime,
  SectionHeader,
  StatusBadge,
  TextArea,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { useVerification } from './verification.js';

export function Events() {
  useTitle('Events');
  return (
    <>
      <PageHeader
        title="Events"
        description="Everything here is derived from events. These are the ones a reader could not take, and the proof that the rest adds up."
      />
      <div className="grid gap-10">
        <Letters />
        <Proof />
        <ReadModels />
      </div>
    </>
  );
}

function Letters() {
  const toast = useToast();
  const letters = useData<DeadLetter[]>('operations', '/operations/dead-letters');
  const [skipping, setSkipping] = useState<DeadLetter>();
  const replay = useChange(
    (letter: DeadLetter) => api.post(`/operations/dead-letters/${encodeURIComponent(letter.id)}/replay`),
    { onDone: () => toast('Replayed', { tone: 'positive' }) },
  );
  return (
    <section aria-labelledby="letters">
      <SectionHeader
        id="letters"
        title="Set aside"
        aside={<Fresh of={letters} />}
        description="A parked reader has stopped at its event for this organisation and waits; a dead letter was put aside and its reader went on."
      />
      <FormProblem error={replay.error} />
      <DataTable
        label="Events set aside"
        rows={letters.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(letters)}
        error={<ProblemState error={letters.error} onRetry={() => void letters.refetch()} />}
        empty={
          <EmptyState headingLevel="h3" title="No event is set aside">
            Every reader has taken every event.
          </EmptyState>
        }
        columns={[
          {
            id: 'type',
            header: 'Event',
            lead: true,
            phone: 'lead',
            cell: (row) => <InlineCode>{row.eventType}</InlineCode>,
          },
          { id: 'position', header: 'Position', align: 'end', giveWay: 1, cell: (row) => row.position },
          { id: 'group', header: 'Reader', giveWay: 2, cell: (row) => row.group },
          {
            id: 'kind',
            header: 'State',
            phone: 'state',
            cell: (row) => (
              <StatusBadge tone={row.kind === 'parked' ? 'negative' : 'warning'}>
                {row.kind === 'parked' ? 'Reader waits' : 'Put aside'}
              </StatusBadge>
            ),
          },
          { id: 'reason', header: 'Reason', cut: true, phone: 'detail', cell: (row) => row.reason },
          { id: 'since', header: 'Since', giveWay: 3, cell: (row) => <RelativeTime at={row.since} /> },
          {
            id: 'do',
            header: 'Actions',
            headerHidden: true,
            align: 'end',
            phone: 'below',
            cell: (row) => (
              <span className="inline-flex gap-2">
                <Button
                  size="small"
                  busy={replay.isPending && replay.variables.id === row.id}
                  onClick={() => replay.mutate(row)}
                >
                  Replay
                </Button>
                <Button size="small" variant="quiet" onClick={() => setSkipping(row)}>
                  Skip
                </Button>
              </span>
            ),
          },
        ]}
      />
      {skipping === undefined ? null : <Skip letter={skipping} onClose={() => setSkipping(undefined)} />}
    </section>
  );
}

function Skip({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) {
  const toast = useToast();
  const [reason, setReason] = useState('');
  const skip = useChange(() => api.post(`/operations/dead-letters/${encodeURIComponent(letter.id)}/skip`, { reason }), {
    onDone: () => {
      onClose();
      toast('Skipped');
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Skip ${letter.eventType} at ${letter.position}?`}
      facts={[
        `${letter.group} goes on as if this event had not happened.`,
        'The decision is recorded with your name and the reason, and holds when the figures are derived again.',
      ]}
      confirm={{
        label: 'Skip event',
        danger: true,
        busy: skip.isPending,
        disabled: reason.trim() === '',
        onConfirm: () => skip.mutate(undefined),
      }}
    >
      <div className="ui-form">
        <FormProblem error={skip.error} />
        <TextArea label="Reason" required value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  );
}

function Proof() {
  const { last, run } = useVerification();
  const balances = useChange(() => api.post<BalanceVerification>('/verification/balances'), { topics: [] });
  const found = last.data?.last;
  return (
    <section aria-labelledby="proof">
      <SectionHeader
        id="proof"
        title="Verification"
        aside={
          <>
            <Button size="small" busy={run.isPending} onClick={() => run.mutate(undefined)}>
              Verify commissions
            </Button>
            <Button size="small" busy={balances.isPending} onClick={() => balances.mutate(undefined)}>
              Verify balances
            </Button>
          </>
        }
      />
      <FormProblem error={run.error ?? balances.error} />
      <div className="grid gap-6 min-[900px]:grid-cols-2">
        {found == null ? (
          <p className="text-muted">The commissions have not been verified yet.</p>
        ) : (
          <div className="grid content-start gap-3">
            <Callout
              tone={found.agrees ? 'positive' : 'negative'}
              title={found.agrees ? 'Commissions: no difference' : `Commissions: ${found.differences.length} differ`}
            >
              {found.agrees ? (
                <p>Derived again from the events, every amount is the one that is shown.</p>
              ) : (
                <ul>
                  {found.differences.slice(0, 50).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </Callout>
            <DefinitionList
              items={[
                { term: 'When', value: <DateTime at={found.at} precision="exact" /> },
                { term: 'Events', value: <Count value={found.facts} /> },
                { term: 'Entries', value: <Count value={found.entries} /> },
                { term: 'Commissions', value: <Count value={found.commissions} /> },
                { term: 'Digest', value: <InlineCode>{found.digest}</InlineCode> },
              ]}
            />
          </div>
        )}
        {balances.data === undefined ? null : (
          <div className="grid content-start gap-3">
            <Callout
              tone={balances.data.agrees ? 'positive' : 'negative'}
              title={
                balances.data.agrees
                  ? 'Balances: no difference'
                  : `Balances: ${balances.data.differences.length} differ`
              }
            >
              {balances.data.agrees ? (
                <p>Every balance is the sum of its transactions.</p>
              ) : (
                <ul>
                  {balances.data.differences.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </Callout>
            <DefinitionList
              items={[
                { term: 'When', value: <DateTime at={balances.data.at} precision="exact" /> },
                { term: 'Transactions', value: <Count value={balances.data.transactions} /> },
                { term: 'Digest', value: <InlineCode>{balances.data.digest}</InlineCode> },
              ]}
            />
          </div>
        )}
      </div>
    </section>
  );
}

function ReadModels() {
  const toast = useToast();
  const models = useData<ReadModel[]>('operations', '/operations/read-models');
  const [asking, setAsking] = useState<ReadModel>();
  const rebuild = useChange(
    (model: ReadModel) => api.post(`/operations/read-models/${encodeURIComponent(model.name)}/rebuild`),
    {
      onDone: (_, model) => {
        setAsking(undefined);
        toast(`${model.name} rebuilt`, { tone: 'positive' });
      },
    },
  );
  return (
    <section aria-labelledby="models">
      <SectionHeader
        id="models"
        title="Read models"
        description="What the screens read. Each can be built again from the events while the old one goes on answering."
      />
      <DataTable
        label="Read models"
        keys={false}
        density="dense"
        rows={models.data ?? []}
        getRowId={(row) => row.name}
        status={tableStatus(models)}
        error={<ProblemState error={models.error} onRetry={() => void models.refetch()} />}
        empty={
          <EmptyState headingLevel="h3" title="None">
            No read model is registered.
          </EmptyState>
        }
        columns={[
          { id: 'name', header: 'Name', lead: true, phone: 'lead', cell: (row) => row.name },
          { id: 'service', header: 'Service', giveWay: 1, quiet: true, cell: (row) => row.service },
          { id: 'position', header: 'Position', align: 'end', giveWay: 2, cell: (row) => row.position },
          { id: 'lag', header: 'Behind by', align: 'end', phone: 'detail', cell: (row) => <Count value={row.lag} /> },
          {
            id: 'rebuild',
            header: 'Rebuild',
            headerHidden: true,
            align: 'end',
            phone: 'amount',
            cell: (row) => (
              <Button size="small" busy={row.rebuilding} onClick={() => setAsking(row)}>
                Rebuild
              </Button>
            ),
          },
        ]}
      />
      <Dialog
        open={asking !== undefined}
        onOpenChange={() => setAsking(undefined)}
        title={`Rebuild ${asking?.name ?? ''}?`}
        facts={[
          'All events are read once more; that can take minutes.',
          'The screens go on showing the present one until the new one has caught up.',
        ]}
        confirm={{ label: 'Rebuild', busy: rebuild.isPending, onConfirm: () => asking && rebuild.mutate(asking) }}
      >
        <FormProblem error={rebuild.error} />
      </Dialog>
    </section>
  );
}
