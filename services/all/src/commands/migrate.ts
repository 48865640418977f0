import type { Command } from 'commander';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('make roles, schemas and tables as far as they are missing, in every database that is named, and end')
    .action(async () => {
      const { readSettings, requireFrom } = await import('../server/settings.js');
      requireFrom(process.env, 'migrate', ['DATABASE_URL', 'TRIBUTARY_SECRET']);
      const { prepareDatabases } = await import('../server/databases.js');
      await prepareDatabases(readSettings('all', process.env, { needsBus: false }));
      process.stdout.write('The database is ready for this release.\n');
    });
}
