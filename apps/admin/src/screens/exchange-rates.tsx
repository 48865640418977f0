import type { ExchangeRate } from '@tributary/api-client';
import {
  Button,
  DataTable,
  DateTime,
  EmptyState,
  PageHeader,
  SectionHeader,
  TableFoot,
  useShortcut,
} from '@tributary/ui';
import { FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useSearchState } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, everyRow } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { CsvImport } from './csv-import.js';
import { MissingRates, type MissingRate } from './missing-rates.js';
import { RateDay } from './rate-day.js';
import { RecordRate } from './record-rate.js';

/** By which sales in another currency than their program's are paid: what waits for one, and what is recorded. */
export function ExchangeRates() {
  useTitle('Exchange rates');
  const may = useMay();
  const missing = useData('commissions', '/exchange-rates/missing');
  const [recording, setRecording] = useState<MissingRate | 'another'>();
  const [importing, setImporting] = useState(false);
  useShortcut('c', () => setRecording('another'), { enabled: may.money });
  return (
    <>
      <PageHeader
        title="Exchange rates"
        description="A sale in another currency than its program's is paid by the rate of its day. Until that is recorded, its commission waits."
        actions={
          <>
            <Fresh of={missing} />
            {may.money ? (
              <>
                <Button size="small" icon={<FileUp aria-hidden="true" />} onClick={() => setImporting(true)}>
                  Import CSV
                </Button>
                <Button
                  variant="primary"
                  keyHint="C"
                  icon={<Plus aria-hidden="true" />}
                  onClick={() => setRecording('another')}
                >
                  Record a rate
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <MissingRates missing={missing} onRecord={may.money ? setRecording : undefined} />
        <RecordedRates />
      </div>
      {recording === undefined ? null : (
        <RecordRate wanted={recording === 'another' ? undefined : recording} onClose={() => setRecording(undefined)} />
      )}
      {importing ? (
        <CsvImport
          title="Import exchange rates"
          facts={[
            'A file corrects nothing that is recorded, so the same file can be sent again.',
            'What waits for a rate is priced with it at once.',
          ]}
          columns={['day', 'base', 'quote', 'rate']}
          words={['rate', 'rates']}
          send={(rows) => api.post('/imports/rates', { rows })}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </>
  );
}

const exported: CsvColumns<ExchangeRate> = [
  ['day', (row) => row.day],
  ['base', (row) => row.base],
  ['quote', (row) => row.quote],
  ['rate', (row) => row.rate],
  ['recorded_at', (row) => row.recordedAt],
];

function RecordedRates() {
  const [search, setSearch] = useSearchState();
  const rates = useData('rates', '/exchange-rates', { cursor: search.cursor, limit: 50 });
  const rows = rates.data?.items ?? [];
  return (
    <section aria-labelledby="recorded">
      <SectionHeader
        id="recorded"
        title="Recorded"
        aside={
          <ExportButton
            name="exchange-rates"
            label="recorded rates"
            columns={exported}
            load={() => everyRow((part) => api.get('/exchange-rates', part))}
            disabled={rows.length === 0}
          />
        }
      />
      <DataTable
        label="Recorded rates"
        keys={false}
        rows={rows}
        getRowId={({ day, base, quote }) => `${day} ${base} ${quote}`}
        status={tableStatus(rates)}
        error={<ProblemState error={rates.error} onRetry={() => void rates.refetch()} />}
        empty={
          <EmptyState headingLevel="h3" title="No rate yet">
            They are needed once a sale comes in another currency than its program's.
          </EmptyState>
        }
        columns={[
          { id: 'day', header: 'Day', lead: true, phone: 'lead', cell: ({ day }) => <RateDay day={day} /> },
          { id: 'pair', header: 'Pair', phone: 'detail', cell: ({ base, quote }) => `${base} to ${quote}` },
          { id: 'rate', header: 'Rate', align: 'end', phone: 'amount', cell: ({ rate }) => rate },
          {
            id: 'recordedAt',
            header: 'Recorded',
            quiet: true,
            giveWay: 1,
            phone: 'state',
            phoneWord: 'Recorded',
            cell: ({ recordedAt }) => <DateTime at={recordedAt} precision="minute" />,
          },
        ]}
      />
      {rows.length === 0 ? null : (
        <TableFoot
          paged={search.cursor !== undefined || rates.data?.next != null}
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={rates.data?.next == null ? undefined : () => setSearch({ cursor: rates.data?.next ?? undefined })}
        >
          The newest day first
        </TableFoot>
      )}
    </section>
  );
}
