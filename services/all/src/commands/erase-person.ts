import type { FoundCustomer, Partner } from '@tributary/api-client';
import type { Command } from 'commander';
import { type Api, apiSettings, connect } from '../api.js';
import { confirm } from '../confirm.js';
import { printResult } from '../print.js';
import { booksSettled } from './settled.js';

interface Wanted {
  readonly partner?: string;
  readonly customer?: string;
  readonly program?: string;
  readonly email?: string;
}

interface Options extends Wanted {
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface Person {
  readonly kind: 'partner' | 'customer';
  readonly id: string;
  /** What stays: a partner's code, or the id that the shop gave a customer. */
  readonly knownAs: string;
  readonly erased: boolean;
}

export function addErasePerson(program: Command): void {
  program
    .command('erase-person')
    .description('destroy the name, the address and every free text about one person, for good')
    .option('--partner <code>', 'a partner, by code')
    .option('--customer <id>', "a customer, by the shop's id, with --program")
    .option('--program <code>', 'the program of the customer')
    .option('--email <address>', 'everybody with this address: partners and customers')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(async ({ yes, json, ...wanted }: Options) => {
      checkWanted(wanted);
      const api = connect(apiSettings());
      const people = await peopleOf(api, wanted);
      if (people.length === 0) throw new Error('Nobody was found. Nothing was changed.');
      if (!yes) await confirm(`erase: ${namesOf(people)}. It cannot be undone.`, 'erase');
      for (const { kind, id } of people)
        await api.post(`/${kind === 'partner' ? 'partners' : 'referrals'}/${id}/erase`);
      await booksSettled(api);
      printResult(json, { erased: people.map(({ erased: before, ...person }) => ({ ...person, before })) }, [
        ...people.map(({ kind, knownAs, erased }) =>
          erased
            ? `The ${kind} ${knownAs} had been erased before.`
            : `The ${kind} ${knownAs} is erased: the key is destroyed.`,
        ),
        ...(people.some(({ kind }) => kind === 'partner')
          ? [
              "Invitations are closed; the partner's accounts are removed, unless they belong to another organisation or to staff.",
            ]
          : []),
        'Codes, ids and amounts stay. Backups of the keys from before can still open the data: delete them.',
      ]);
    });
}

function checkWanted({ partner, customer, program, email }: Wanted): void {
  const ways = [partner, customer, email].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new Error('Name one of --partner, --customer with --program, and --email.');
  if ((customer === undefined) !== (program === undefined))
    throw new Error('--customer and --program belong together.');
}

async function peopleOf(api: Api, { partner, customer, program, email }: Wanted): Promise<Person[]> {
  if (partner !== undefined) return [partnerAs(await api.get(`/partners/${encodeURIComponent(partner)}`))];
  const body = email === undefined ? { program, customerId: customer } : { email };
  const customers = (await api.post('/referrals/find', body)).map(customerAs);
  if (email === undefined) return customers;
  const { items } = await api.get('/partners', { search: email, limit: 100 });
  const same = (one: Partner): boolean => one.email.toLowerCase() === email.trim().toLowerCase();
  return [...items.filter(same).map(partnerAs), ...customers];
}

const partnerAs = ({ id, code, erased }: Partner): Person => ({ kind: 'partner', id, knownAs: code, erased });
const customerAs = ({ id, customerId, erased }: FoundCustomer): Person => ({
  kind: 'customer',
  id,
  knownAs: customerId,
  erased,
});

const namesOf = (people: readonly Person[]): string =>
  people.map(({ kind, knownAs }) => `${kind} ${knownAs}`).join(', ');
