import type { DeadLetter } from '@tributary/api-client';
import type { Command } from 'commander';
import { type Api, apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

interface Options {
  readonly json?: boolean;
}

/** What staff do on the page of events, for a terminal. */
export function addDeadLetters(program: Command): void {
  const letters = program.command('dead-letters').description('events that a reader could not take');
  letters
    .command('list')
    .description('all of them, the oldest first')
    .option('--json', 'print JSON')
    .action(async ({ json }: Options) => {
      const all = await lettersOf(connect(apiSettings()));
      printResult(json, all, all.length === 0 ? ['No event is set aside.'] : all.map(asLine));
    });
  letters
    .command('show')
    .description('one of them, whole')
    .argument('<id>', 'its id, or its first characters')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: Options) => {
      const letter = await letterOf(connect(apiSettings()), id);
      printResult(json, letter, inFull(letter));
    });
  letters
    .command('replay')
    .description('hand the event to its reader again; a reader that waits goes on from there')
    .argument('<id>', 'its id, or its first characters')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: Options) => {
      const api = connect(apiSettings());
      const letter = await letterOf(api, id);
      await api.post(`/operations/dead-letters/${letter.id}/replay`);
      printResult(json, { id: letter.id, replayed: true }, [
        letter.kind === 'parked'
          ? `${letter.group} takes it up again. If it fails again, it is back in the list in a moment.`
          : `${letter.group} has taken it.`,
      ]);
    });
  letters
    .command('drop')
    .description('give the event up for its reader; recorded as a fact, with the reason')
    .argument('<id>', 'its id, or its first characters')
    .requiredOption('--reason <text>', 'why, for whoever asks later')
    .option('--json', 'print JSON')
    .action(async (id: string, { reason, json }: Options & { readonly reason: string }) => {
      const api = connect(apiSettings());
      const letter = await letterOf(api, id);
      await api.post(`/operations/dead-letters/${letter.id}/skip`, { reason });
      printResult(json, { id: letter.id, dropped: true }, [
        `${letter.group} goes on as if ${letter.eventType} at ${letter.position} had not happened.`,
      ]);
    });
}

const lettersOf = (api: Api): Promise<DeadLetter[]> => api.get('/operations/dead-letters');

async function letterOf(api: Api, id: string): Promise<DeadLetter> {
  const found = (await lettersOf(api)).filter((letter) => letter.id.startsWith(id.toLowerCase()));
  const [letter] = found;
  if (!letter)
    throw new Error(`No event that is set aside has the id ${id}. The list shows them: tributary dead-letters list`);
  if (found.length > 1) throw new Error(`${found.length} ids begin with ${id}. Give more of it.`);
  return letter;
}

const stateOf = ({ kind }: DeadLetter): string => (kind === 'parked' ? 'reader waits' : 'put aside');

const asLine = (letter: DeadLetter): string =>
  `${letter.id}  ${letter.since}  ${stateOf(letter)}  ${letter.group}  ${letter.eventType} at ${letter.position}: ${firstLine(letter.reason)}`;

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

const inFull = (letter: DeadLetter): string[] => [
  `id        ${letter.id}`,
  `state     ${stateOf(letter)}`,
  `reader    ${letter.group} of the service ${letter.service}`,
  `event     ${letter.eventType} ${letter.eventId}`,
  `position  ${letter.position}`,
  `since     ${letter.since}`,
  `reason    ${letter.reason}`,
];
