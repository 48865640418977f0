import { Button, DataTable, DateTime, RelativeTime, SectionHeader, StatusBadge, useToast } from '@tributary/ui';
import { api, useChange, useData } from './api.js';
import { deviceName } from './device-name.js';
import { FormProblem, ProblemState } from './problem.js';
import { tableStatus } from './status.js';

/** Where somebody is signed in; whatever they do not know they can end. */
export function Devices() {
  const toast = useToast();
  const devices = useData('devices', '/sessions');
  const end = useChange((id: string) => api.delete(`/sessions/${id}`), {
    topics: ['devices'],
    onDone: () => toast('Signed out there'),
  });
  return (
    <section aria-labelledby="devices">
      <SectionHeader
        id="devices"
        title="Signed-in devices"
        description="End a session that you do not know, then change your password."
      />
      <FormProblem error={end.error} />
      <DataTable
        label="Signed-in devices"
        keys={false}
        rows={devices.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(devices)}
        error={<ProblemState error={devices.error} onRetry={() => void devices.refetch()} />}
        columns={[
          {
            id: 'device',
            header: 'Device',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => <span title={row.device}>{deviceName(row.device)}</span>,
          },
          {
            id: 'since',
            header: 'Signed in',
            giveWay: 1,
            cell: (row) => <DateTime at={row.createdAt} precision="minute" />,
          },
          { id: 'seen', header: 'Last seen', phone: 'detail', cell: (row) => <RelativeTime at={row.lastSeenAt} /> },
          {
            id: 'end',
            header: 'End',
            headerHidden: true,
            align: 'end',
            phone: 'amount',
            cell: (row) =>
              row.current ? (
                <StatusBadge tone="accent">This device</StatusBadge>
              ) : (
                <Button
                  size="small"
                  onClick={() => end.mutate(row.id)}
                  busy={end.isPending && end.variables === row.id}
                >
                  Sign out
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
