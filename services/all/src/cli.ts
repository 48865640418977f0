import { Command } from 'commander';
import { addBackup, addRestore } from './commands/backup.js';
import { addExport, addRebuild, addVerify } from './commands/books.js';
import { addDeadLetters } from './commands/dead-letters.js';
import { addErasePerson } from './commands/erase-person.js';
import { addImport } from './commands/import.js';
import { addMigrate } from './commands/migrate.js';
import { addPrograms } from './commands/programs.js';
import { addOrganisations, addSetup } from './commands/setup.js';
import { addStart } from './commands/start.js';
import { addTopics } from './commands/topics.js';

const program = new Command('tributary')
  .description(
    'Partner and referral platform. The commands talk to a running server, except for start, migrate, backup, restore and topics.',
  )
  .addHelpText(
    'after',
    `
Environment:
  TRIBUTARY_URL      the server, http://localhost:8080 unless set
  TRIBUTARY_API_KEY  an API key; setup prints the first one`,
  )
  .showHelpAfterError('(--help lists the options)');

for (const add of [
  addStart,
  addMigrate,
  addSetup,
  addOrganisations,
  addPrograms,
  addImport,
  addExport,
  addRebuild,
  addVerify,
  addDeadLetters,
  addTopics,
  addErasePerson,
  addBackup,
  addRestore,
])
  add(program);

// whoever reads it may have seen enough, as head has
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
