import type { Page, Referral } from '@tributary/api-client';
import { DataTable, DateTime, EmptyState, InlineCode, PageHeader, StatusBadge, TableFoot } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useSearchState } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';

export function Referrals() {
  useTitle('Referrals');
  const [search, setSearch] = useSearchState();
  const list = useData<Page<Referral>>('referrals', '/referrals', {
    cursor: search.cursor,
    limit: 50,
  });
  return (
    <>
      <PageHeader
        title="Referrals"
        description="Who signed up through you. Their sales earn you commissions."
        actions={<Fresh of={list} />}
      />
      <DataTable
        label="Referrals"
        rows={list.data?.items ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(list)}
        error={<ProblemState error={list.error} onRetry={() => void list.refetch()} />}
        empty={
          <EmptyState title="No referrals yet">
            Somebody who clicks one of your links and signs up appears here.
          </EmptyState>
        }
        columns={[
          {
            id: 'customer',
            header: 'Customer',
            lead: true,
            phone: 'lead',
            cell: (row) => <InlineCode>{row.customer}</InlineCode>,
          },
          {
            id: 'link',
            header: 'Link',
            phone: 'detail',
            cell: (row) => (row.linkCode === null ? 'none' : <InlineCode>{row.linkCode}</InlineCode>),
          },
          { id: 'program', header: 'Program', giveWay: 1, cell: (row) => row.programName },
          {
            id: 'clicked',
            header: 'Clicked',
            giveWay: 2,
            cell: (row) => (row.clickedAt === null ? 'n/a' : <DateTime at={row.clickedAt} precision="minute" />),
          },
          {
            id: 'signed',
            header: 'Signed up',
            phone: 'amount',
            cell: (row) => <DateTime at={row.signedUpAt} precision="minute" />,
          },
          {
            id: 'state',
            header: 'State',
            giveWay: 3,
            phone: 'state',
            cell: (row) => (
              <StatusBadge tone={row.state === 'signed-up' ? 'accent' : 'neutral'}>
                {row.state === 'signed-up' ? 'Counts for you' : 'Not attributed'}
              </StatusBadge>
            ),
          },
        ]}
      />
      {list.data?.next == null && search.cursor === undefined ? null : (
        <TableFoot
          paged
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={list.data?.next == null ? undefined : () => setSearch({ cursor: list.data?.next ?? undefined })}
        >
          {list.data?.items.length ?? 0} on this page
        </TableFoot>
      )}
    </>
  );
}
