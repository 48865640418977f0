import type { Mail } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  CopyField,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  PageHeader,
  Sheet,
  StatusBadge,
  UiLink,
} from '@tributary/ui';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, everyRow } from '../csv.js';
import { ExportButton } from '../export-button.js';

const states = { kept: ['neutral', 'Kept here'], sent: ['positive', 'Sent'], failed: ['negative', 'Failed'] } as const;
const StateOfMail = ({ state }: { state: Mail['state'] }) => (
  <StatusBadge tone={states[state][0]}>{states[state][1]}</StatusBadge>
);

// Without texts and links: whoever has a link can accept the invitation.
const exported: CsvColumns<Mail> = [
  ['to', (row) => row.to],
  ['subject', (row) => row.subject],
  ['written_at', (row) => row.createdAt],
  ['state', (row) => row.state],
];

/** What the installation has written to people. Without a mail server this is where the letters are read. */
export function MailOutbox() {
  useTitle('Mail');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const mail = useData('partners', '/mail', { limit: 200 });
  const open = mail.data?.items.find((one) => one.id === id);
  return (
    <>
      <PageHeader
        title="Mail"
        actions={
          <>
            <Fresh of={mail} />
            <ExportButton
              name="mail"
              columns={exported}
              load={() => everyRow((part) => api.get('/mail', part))}
              disabled={(mail.data?.items ?? []).length === 0}
            />
          </>
        }
        description="What was written to partners. While no mail server is configured the letters stay here: copy the link and send it yourself."
      />
      <DataTable
        label="Mail"
        rows={mail.data?.items ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(mail)}
        openId={id}
        onOpen={(one) => go(`/settings/mail/${one}`)}
        error={<ProblemState error={mail.error} onRetry={() => void mail.refetch()} />}
        empty={<EmptyState title="No letters yet">Invitations to partners appear here.</EmptyState>}
        columns={[
          {
            id: 'to',
            header: 'To',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={`/settings/mail/${row.id}`}>
                {row.to}
              </UiLink>
            ),
          },
          { id: 'subject', header: 'Subject', cut: true, phone: 'detail', cell: (row) => row.subject },
          {
            id: 'at',
            header: 'Written',
            giveWay: 1,
            quiet: true,
            cell: (row) => <DateTime at={row.createdAt} precision="minute" />,
          },
          { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOfMail state={row.state} /> },
        ]}
      />
      <Sheet open={open !== undefined} onOpenChange={() => go('/settings/mail')} title={open?.subject ?? ''}>
        {open === undefined ? null : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <DefinitionList
              items={[
                { term: 'To', value: open.to },
                { term: 'Written', value: <DateTime at={open.createdAt} precision="exact" /> },
                { term: 'State', value: <StateOfMail state={open.state} /> },
              ]}
            />
            {open.link === null ? null : (
              <CopyField value={open.link} label="The link in this letter" variant="primary" />
            )}
            <p className="whitespace-pre-line break-words text-muted">{open.text}</p>
          </div>
        )}
      </Sheet>
    </>
  );
}
