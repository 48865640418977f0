import type { SetupResult } from '@tributary/api-client';
import type { Command } from 'commander';
import { apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

interface FirstAdmin {
  readonly organisation: string;
  readonly email: string;
  readonly password: string;
  readonly token?: string;
  readonly json?: boolean;
}

export function addSetup(program: Command): void {
  program
    .command('setup')
    .description('create the first organisation and its admin on an empty installation')
    .requiredOption('--organisation <name>', 'name of the organisation')
    .requiredOption('--email <address>', "the admin's e-mail address")
    .requiredOption('--password <password>', "the admin's password, at least 10 characters")
    .option('--token <token>', "the operator's token, needed from another machine; start prints it, or names its file")
    .option('--json', 'print JSON')
    .action(async ({ organisation, email, password, token, json }: FirstAdmin) => {
      const api = connect({ url: apiSettings().url, key: token });
      const result = await api.post('/setup', { organisation, email, password });
      printKey(result, json);
    });
}

export function addOrganisations(program: Command): void {
  const organisations = program.command('organisations').description('manage organisations');
  organisations
    .command('create')
    .description("create a further organisation, with the operator's token in TRIBUTARY_API_KEY or --token")
    .requiredOption('--name <name>', 'name of the organisation')
    .requiredOption('--email <address>', "its first admin's e-mail address")
    .requiredOption('--password <password>', "its first admin's password")
    .option('--token <token>', "the operator's token; start prints it, or names its file")
    .option('--json', 'print JSON')
    .action(async ({ name, email, password, token, json }: Omit<FirstAdmin, 'organisation'> & { name: string }) => {
      const settings = apiSettings();
      const api = connect({
        url: settings.url,
        key: token ?? settings.key,
        withoutKey:
          "This needs the operator's token, which start prints or names the file of: --token, or TRIBUTARY_API_KEY.",
      });
      printKey(await api.post('/organisations', { organisation: name, email, password }), json);
    });
}

function printKey({ apiKey, organisation }: SetupResult, json: boolean | undefined): void {
  printResult(json, { apiKey, organisation }, [
    `${organisation.name} is ready.`,
    `API key of its admin, shown once: ${apiKey}`,
    `Use it with: export TRIBUTARY_API_KEY=${apiKey}`,
  ]);
}
