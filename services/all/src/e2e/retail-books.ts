import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, type ServerUnderTest, tributary } from '@tributary/testing';

export type Run = (...words: string[]) => Promise<CommandResult>;

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

/** Sets an empty installation up, with the program of the retail files; runs commands as its admin. */
export async function installRetail(server: Pick<ServerUnderTest, 'url'>): Promise<Run> {
  const account = ['--organisation', 'Retail', '--email', 'a@retail.example', '--password', 'a long password'];
  const first = await tributary(server, null, 'setup', ...account, '--json');
  expect(first).toMatchObject({ code: 0 });
  const { apiKey } = json(first.stdout);
  const run: Run = (...words) => tributary(server, String(apiKey), ...words);
  const terms = ['--currency', 'GBP', '--percent', '10', '--hold-days', '0', '--activate'];
  expect(await run('programs', 'create', '--code', 'retail', '--name', 'Retail', ...terms)).toMatchObject({ code: 0 });
  return run;
}

/** The rows of `expected.csv`, without its sum. */
export function expectedBooks(folder: string): string {
  const lines = readFileSync(join(folder, 'expected.csv'), 'utf8').trim().split(/\r?\n/);
  return lines.filter((line) => !line.startsWith('TOTAL')).join('\n');
}

export async function readBooks(run: Run): Promise<{ exported: string; verified: number | null; digest: unknown }> {
  const exported = await run('export', 'commissions', '--program', 'retail', '--format', 'csv');
  const verified = await run('verify', '--json');
  return {
    exported: exported.stdout.trim().replaceAll('\r', ''),
    verified: verified.code,
    digest: json(verified.stdout)['digest'],
  };
}
