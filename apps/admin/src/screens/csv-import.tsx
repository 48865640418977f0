import type { ImportResult } from '@tributary/api-client';
import { announce, Button, Callout, Dialog, formatCount, ProgressBar } from '@tributary/ui';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useChange } from '../../../shared/api.js';
import { FormProblem } from '../../../shared/problem.js';
import { type CsvRows, readCsv } from '../csv-rows.js';
import { type RefusedRow, RefusedRows } from './refused-rows.js';

type Row = CsvRows['rows'][number];

const largest = 5_000_000;
/** As many as the server takes at once. */
const chunkSize = 500;

interface Imported {
  readonly file: string;
  readonly added: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

interface CsvImportProps {
  title: string;
  facts: readonly string[];
  /** That the file's first line names. */
  columns: readonly string[];
  /** What a row is, one and several. */
  words: readonly [one: string, more: string];
  send: (rows: Row[]) => Promise<Pick<ImportResult, 'added' | 'unchanged' | 'errors'>>;
  onClose: () => void;
}

/** A file's rows go in by themselves: those that cannot are listed with line and reason, and may be sent again, corrected. */
export function CsvImport({ title, facts, columns, words, send, onClose }: CsvImportProps) {
  const [sent, setSent] = useState<{ readonly done: number; readonly all: number }>();
  const [notTaken, setNotTaken] = useState<string>();
  const run = useChange(
    async (file: File): Promise<Imported | undefined> => {
      const read =
        file.size > largest ? 'It has more than 5 MB; send it in parts.' : await readCsv(await file.text(), columns);
      setNotTaken(typeof read === 'string' ? `${file.name} cannot be imported. ${read}` : undefined);
      if (typeof read === 'string') return undefined;
      return importAll(file.name, read, send, setSent);
    },
    {
      onDone: (imported) => {
        setSent(undefined);
        if (imported) announce(saidOf(imported, words));
      },
    },
  );
  const imported = run.data;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      size="wide"
      facts={imported === undefined ? facts : undefined}
      footer={
        <>
          <FileButton
            label={imported === undefined ? 'Choose a file' : 'Choose another file'}
            primary={imported === undefined}
            busy={run.isPending}
            onFile={(file) => run.mutate(file)}
          />
          {imported === undefined ? null : (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          )}
        </>
      }
    >
      <div className="ui-form">
        <FormProblem error={run.error} />
        {notTaken === undefined ? null : <Callout tone="negative" title={notTaken} alert />}
        {imported === undefined ? (
          <p>
            A CSV file whose first line names the columns {columns.slice(0, -1).join(', ')} and {columns.at(-1)}.
          </p>
        ) : (
          <Outcome of={imported} words={words} columns={columns} />
        )}
        {run.isPending && sent !== undefined ? (
          <ProgressBar
            running
            label={`${formatCount(sent.done)} of ${formatCount(sent.all)} rows sent`}
            segments={[{ label: 'Sent', value: sent.done }]}
            total={sent.all}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

async function importAll(
  file: string,
  { rows, faults }: CsvRows,
  send: CsvImportProps['send'],
  onSent: (sent: { done: number; all: number }) => void,
): Promise<Imported> {
  const refused: RefusedRow[] = [...faults];
  const rowAt = new Map(rows.map((row) => [row.line, row]));
  let added = 0;
  let unchanged = 0;
  for (let done = 0; done < rows.length; done += chunkSize) {
    onSent({ done, all: rows.length });
    const answer = await send(rows.slice(done, done + chunkSize));
    added += answer.added;
    unchanged += answer.unchanged;
    refused.push(...answer.errors.map(({ line, reason }) => ({ line, reason, row: rowAt.get(line) })));
  }
  return { file, added, unchanged, refused: refused.sort((a, b) => a.line - b.line) };
}

function saidOf({ added, unchanged, refused }: Imported, [one, more]: CsvImportProps['words']): string {
  const all = added + unchanged + refused.length;
  const known = unchanged === 0 ? '' : `, ${formatCount(unchanged)} known before`;
  return `${formatCount(added)} of ${formatCount(all)} ${all === 1 ? one : more} imported${known}`;
}

function Outcome({ of: imported, words, columns }: { of: Imported } & Pick<CsvImportProps, 'words' | 'columns'>) {
  const { file, added, unchanged, refused } = imported;
  return (
    <>
      <p>
        <b>{saidOf(imported, words)}</b> <span className="text-muted">from {file}</span>
      </p>
      <ProgressBar
        label={`${formatCount(added + unchanged)} taken, ${formatCount(refused.length)} refused`}
        segments={[
          { label: 'Imported', value: added },
          { label: 'Known before', value: unchanged, tone: 'second' },
          { label: 'Refused', value: refused.length, tone: 'negative' },
        ]}
      />
      {refused.length === 0 ? null : <RefusedRows file={file} columns={columns} rows={refused} />}
    </>
  );
}

function FileButton({
  label,
  primary,
  busy,
  onFile,
}: {
  label: string;
  primary: boolean;
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="CSV file"
        accept=".csv,text/csv"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = ''; // the same file again, once it is mended
        }}
      />
      <Button
        variant={primary ? 'primary' : undefined}
        icon={<FileUp aria-hidden="true" />}
        busy={busy}
        onClick={() => chooser.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
