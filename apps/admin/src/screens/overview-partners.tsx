import { ButtonLink, Count, DataTable, EmptyState, MoneyList, SectionHeader, UiLink } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { useMay } from '../../../shared/may.js';
import { minors } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import type { Span } from './overview-figures.js';

export function TopPartners({ span }: { span: Span }) {
  const may = useMay();
  const top = useData('analytics', '/analytics/partners', { ...span, limit: 8 });
  return (
    <section aria-labelledby="top">
      <SectionHeader id="top" title="Top partners" aside={<UiLink href="/partners">All partners</UiLink>} />
      <DataTable
        label={`Top partners of the last ${span.days} days`}
        keys={false}
        rows={top.data ?? []}
        getRowId={(row) => row.partner}
        status={tableStatus(top)}
        error={<ProblemState error={top.error} onRetry={() => void top.refetch()} />}
        empty={
          <EmptyState
            headingLevel="h3"
            title="No partner has brought anything yet"
            action={may.programs ? <ButtonLink href="/partners?create=1">Add a partner</ButtonLink> : undefined}
          >
            Clicks, signups and sales of the last {span.days} days appear here.
          </EmptyState>
        }
        columns={[
          {
            id: 'partner',
            header: 'Partner',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={`/partners/${row.partner}`}>
                {row.partnerName}
              </UiLink>
            ),
          },
          { id: 'clicks', header: 'Clicks', align: 'end', giveWay: 1, cell: (row) => <Count value={row.clicks} /> },
          { id: 'sales', header: 'Sales', align: 'end', giveWay: 3, cell: (row) => <Count value={row.sales} /> },
          {
            id: 'gross',
            header: 'Sales value',
            align: 'end',
            giveWay: 2,
            phone: 'detail',
            cell: (row) => (row.gross.length === 0 ? 'none' : <MoneyList values={minors(row.gross)} />),
          },
          {
            id: 'commission',
            header: 'Commission',
            align: 'end',
            phone: 'amount',
            cell: (row) =>
              row.commission.length === 0 ? (
                'none'
              ) : (
                <b>
                  <MoneyList values={minors(row.commission)} />
                </b>
              ),
          },
        ]}
      />
    </section>
  );
}
