import type { ReadModel } from '@tributary/api-client';
import { Button, Count, DataTable, Dialog, EmptyState, SectionHeader, useToast } from '@tributary/ui';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';

export function ReadModels() {
  const toast = useToast();
  const models = useData('operations', '/operations/read-models');
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
          {
            id: 'lag',
            header: 'Behind by',
            align: 'end',
            phone: 'detail',
            phoneWord: 'Behind by',
            cell: (row) => <Count value={row.lag} />,
          },
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
