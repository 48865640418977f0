import type { DeadLetter } from '@tributary/api-client';
import {
  Button,
  DataTable,
  Dialog,
  EmptyState,
  InlineCode,
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
import type { CsvColumns } from '../csv.js';
import { ExportButton } from '../export-button.js';

const exported: CsvColumns<DeadLetter> = [
  ['event', (row) => row.eventType],
  ['event_id', (row) => row.eventId],
  ['position', (row) => row.position],
  ['reader', (row) => row.group],
  ['state', (row) => row.kind],
  ['reason', (row) => row.reason],
  ['since', (row) => row.since],
];

export function DeadLetters() {
  const toast = useToast();
  const letters = useData('operations', '/operations/dead-letters');
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
        aside={
          <>
            <Fresh of={letters} />
            <ExportButton
              name="events-set-aside"
              label="events set aside"
              columns={exported}
              load={() => letters.data ?? []}
              disabled={(letters.data ?? []).length === 0}
            />
          </>
        }
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
