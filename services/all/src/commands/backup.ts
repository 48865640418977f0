import type { Command } from 'commander';
import type { BackedUp } from '../backup/back-up.js';
import type { Manifest } from '../backup/manifest.js';
import { printResult } from '../print.js';

const environment = `
Works on the database itself, not through a server. Environment:
  TRIBUTARY_DATA_DIR .data unless set
  DATABASE_URL       an existing PostgreSQL instead of the embedded one
  TRIBUTARY_SECRET   the installation's secret, where it is no file in the data folder`;

interface BackupOptions {
  readonly keys?: string;
  readonly onlyKeys?: boolean;
  readonly json?: boolean;
}

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('one snapshot of everything into a new folder, and of the keys of personal data into another')
    .argument('<folder>', 'a folder that does not exist yet')
    .option('--keys <folder>', 'where the keys go, <folder>.keys unless said')
    .option('--only-keys', 'into <folder> the keys alone, to be made more often than the rest')
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(async (folder: string, { keys = `${folder}.keys`, onlyKeys, json }: BackupOptions) => {
      const { backUp } = await import('../backup/back-up.js');
      const made = await backUp(onlyKeys ? { keys: folder } : { data: folder, keys });
      printResult(json, made.map(described), made.map(inWords));
    });
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup into an empty database; the next start migrates it and goes on')
    .argument('<folder>', 'of the backup')
    .option('--keys <folder>', 'the newest keys there are, <folder>.keys unless said')
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(async (folder: string, { keys = `${folder}.keys`, json }: Omit<BackupOptions, 'onlyKeys'>) => {
      const { restore } = await import('../backup/restore.js');
      const { data, keys: used, forgotten } = await restore(folder, keys);
      const result = { madeAt: data.madeAt, keysMadeAt: used.madeAt, head: data.head, rows: rowsOf(data), forgotten };
      printResult(json, result, [
        `Restored ${rowsOf(data)} rows of ${data.madeAt}, up to fact ${data.head.fact} and click ${data.head.click}.`,
        ...(forgotten === 0 ? [] : [`${forgotten} people were erased since, and stay so.`]),
        'Start Tributary on it, then run: npx tributary verify',
      ]);
    });
}

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

function described({ kind, folder, manifest }: BackedUp): object {
  return { kind, folder, madeAt: manifest.madeAt, head: manifest.head, rows: rowsOf(manifest) };
}

function inWords({ kind, folder, manifest }: BackedUp): string {
  const { head } = manifest;
  return kind === 'keys'
    ? `${folder}: the keys of personal data and the accounts. Delete it after days, not years.`
    : `${folder}: ${rowsOf(manifest)} rows, up to fact ${head.fact} and click ${head.click}. The secret is not in it.`;
}
