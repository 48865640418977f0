import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatCount,
  InlineCode,
  PageHeader,
  StatusBadge,
} from '@tributary/ui';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useSearchState } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { ExportLink } from '../export-link.js';
import { PageFoot } from '../page-foot.js';

export function Referrals() {
  useTitle('Referrals');
  const [search] = useSearchState();
  const list = useData('referrals', '/referrals', {
    cursor: search.cursor,
    limit: 50,
  });
  const rows = list.data?.items ?? [];
  return (
    <>
      <PageHeader
        title="Referrals"
        description="Who signed up through you. Their sales earn you commissions."
        actions={
          <>
            <Fresh of={list} />
            <ExportLink href={api.url('/referrals/export')} name="referrals.csv" />
          </>
        }
      />
      <DataTable
        label="Referrals"
        rows={rows}
        getRowId={(row) => row.id}
        status={tableStatus(list)}
        error={
          <ProblemState
            title="Your referrals could not be read"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        }
        empty={
          <EmptyState title="No referrals yet" action={<ButtonLink href="/links">Your links</ButtonLink>}>
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
      {rows.length === 0 ? null : (
        <PageFoot next={list.data?.next}>
          {list.data?.next === null && search.cursor === undefined
            ? 'Customers stay with the company; you see enough to tell them apart.'
            : `${formatCount(rows.length)} on this page. Customers stay with the company; you see enough to tell them apart.`}
        </PageFoot>
      )}
    </>
  );
}
