import { problemOf } from '@tributary/api-client';
import { Button, formatCount, useToast } from '@tributary/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { type CsvColumns, csvOf } from './csv.js';
import { download } from './download.js';

interface ExportButtonProps<Row> {
  /** Of the file, without ".csv". */
  name: string;
  columns: CsvColumns<Row>;
  /** All rows of what the table shows, pages that are not on the screen included. */
  load: () => readonly Row[] | Promise<readonly Row[]>;
  /** For a screen with several tables: what is exported. */
  label?: string;
  disabled?: boolean;
}

export function ExportButton<Row>({ name, columns, load, label, disabled }: ExportButtonProps<Row>) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const rows = await load();
      // The mark makes spreadsheets read it as UTF-8.
      download(`${name}.csv`, `\uFEFF${csvOf(columns, rows)}`, 'text/csv;charset=utf-8');
      toast(rows.length === 1 ? '1 row exported' : `${formatCount(rows.length)} rows exported`);
    } catch (error) {
      const { title, detail } = problemOf(error);
      toast(`Nothing was exported. ${detail ?? title}`, { tone: 'negative' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      icon={<Download aria-hidden="true" />}
      busy={busy}
      disabled={disabled}
      aria-label={label === undefined ? undefined : `Export CSV: ${label}`}
      onClick={() => void run()}
    >
      Export CSV
    </Button>
  );
}
