import { Button, DataTable, formatCount } from '@tributary/ui';
import { Download } from 'lucide-react';
import { csvOf } from '../csv.js';
import type { CsvFault, CsvRows } from '../csv-rows.js';
import { download } from '../download.js';

/** So that a file of nothing but faults does not fill the screen; the download has all of them. */
const shown = 50;

export interface RefusedRow extends CsvFault {
  /** Undefined where it could not be read. */
  readonly row?: CsvRows['rows'][number] | undefined;
}

interface RefusedRowsProps {
  file: string;
  columns: readonly string[];
  rows: readonly RefusedRow[];
}

/** What of a file did not go in, and why; as a file it can be corrected and imported. */
export function RefusedRows({ file, columns, rows }: RefusedRowsProps) {
  const keep = (): void =>
    download(
      `${file.replace(/\.csv$/i, '')}-refused.csv`,
      `\uFEFF${csvOf(
        [
          ...columns.map((name) => [name, ({ row }: RefusedRow) => row?.[name] ?? null] as const),
          ['line', ({ line }) => line],
          ['reason', ({ reason }) => reason],
        ],
        rows,
      )}`,
      'text/csv;charset=utf-8',
    );
  return (
    <>
      <DataTable
        label="Refused rows"
        density="dense"
        keys={false}
        rows={rows.slice(0, shown)}
        getRowId={({ line, reason }) => `${line} ${reason}`}
        columns={[
          {
            id: 'line',
            header: 'Line',
            align: 'end',
            lead: true,
            phone: 'lead',
            phoneWord: 'Line',
            cell: ({ line }) => formatCount(line),
          },
          { id: 'reason', header: 'Reason', phone: 'below', cell: ({ reason }) => reason },
        ]}
      />
      <p className="flex flex-wrap items-center gap-3 text-muted text-sm">
        {rows.length > shown ? `The first ${shown} of ${formatCount(rows.length)}. ` : null}
        The others are in. Correct these and send the file again: what is in stays as it is.
      </p>
      <div>
        <Button size="small" icon={<Download aria-hidden="true" />} onClick={keep}>
          {rows.length === 1
            ? 'The refused row with its reason'
            : `The ${formatCount(rows.length)} refused rows with reasons`}
        </Button>
      </div>
    </>
  );
}
