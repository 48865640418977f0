import type { MissingExchangeRate } from '@tributary/api-client';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, DataTable, EmptyState, formatCount, SectionHeader } from '@tributary/ui';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import type { CsvColumns } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { dayInWords, RateDay } from './rate-day.js';

export type MissingRate = MissingExchangeRate;

/** A file with these columns can be imported once its rates are filled in. */
const exported: CsvColumns<MissingRate> = [
  ['day', (row) => row.day],
  ['base', (row) => row.base],
  ['quote', (row) => row.quote],
  ['rate', () => null],
  ['commissions', (row) => row.commissions],
  ['sales', (row) => row.sales],
];

interface MissingRatesProps {
  missing: UseQueryResult<readonly MissingRate[]>;
  /** Left out for those who may not. */
  onRecord: ((rate: MissingRate) => void) | undefined;
}

export function MissingRates({ missing, onRecord }: MissingRatesProps) {
  const rows = missing.data ?? [];
  return (
    <section aria-labelledby="missing">
      <SectionHeader
        id="missing"
        title="Waiting for a rate"
        aside={
          <ExportButton
            name="missing-rates"
            label="missing rates"
            columns={exported}
            load={() => rows}
            disabled={rows.length === 0}
          />
        }
      />
      <DataTable
        label="Waiting for a rate"
        rows={rows}
        getRowId={({ day, base, quote }) => `${day} ${base} ${quote}`}
        status={tableStatus(missing)}
        error={<ProblemState error={missing.error} onRetry={() => void missing.refetch()} />}
        empty={
          <EmptyState headingLevel="h3" title="Nothing waits for a rate">
            A sale in another currency than its program's comes here until the rate of its day is recorded.
          </EmptyState>
        }
        columns={[
          { id: 'day', header: 'Day', lead: true, phone: 'lead', cell: ({ day }) => <RateDay day={day} /> },
          { id: 'pair', header: 'Pair', phone: 'detail', cell: ({ base, quote }) => `${base} to ${quote}` },
          {
            id: 'commissions',
            header: 'Commissions',
            align: 'end',
            phone: 'state',
            phoneWord: 'Commissions',
            cell: ({ commissions }) => formatCount(commissions),
          },
          {
            id: 'sales',
            header: 'Sales',
            align: 'end',
            giveWay: 1,
            cell: ({ sales }) => formatCount(sales),
          },
          ...(onRecord === undefined
            ? []
            : [
                {
                  id: 'record',
                  header: 'Record',
                  headerHidden: true,
                  align: 'end',
                  phone: 'amount',
                  cell: (row: MissingRate) => (
                    <Button
                      size="small"
                      aria-label={`Record ${row.base} to ${row.quote} of ${dayInWords(row.day)}`}
                      onClick={() => onRecord(row)}
                    >
                      Record
                    </Button>
                  ),
                } as const,
              ]),
        ]}
      />
    </section>
  );
}
