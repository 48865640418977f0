import type { Command } from 'commander';
import { prepareDatabase } from '../server/run.js';
import { readSettings, requireFrom } from '../server/settings.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('make roles, schemas and tables in DATABASE_URL as far as they are missing, and end')
    .action(async () => {
      requireFrom(process.env, 'migrate', ['DATABASE_URL', 'TRIBUTARY_SECRET']);
      await prepareDatabase(readSettings());
      process.stdout.write('The database is ready for this release.\n');
    });
}
