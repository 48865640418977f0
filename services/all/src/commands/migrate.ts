import type { Command } from 'commander';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('make roles, schemas and tables in DATABASE_URL as far as they are missing, and end')
    .action(async () => {
      const { readSettings, requireFrom } = await import('../server/settings.js');
      requireFrom(process.env, 'migrate', ['DATABASE_URL', 'TRIBUTARY_SECRET']);
      const { prepareDatabase } = await import('../server/run.js');
      await prepareDatabase(readSettings());
      process.stdout.write('The database is ready for this release.\n');
    });
}
