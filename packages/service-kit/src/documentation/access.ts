import { partnerRoles, type Role, staffRoles } from '@tributary/contracts';
import { marks } from './decorators.js';
import type { Operation } from './describe.js';

const people: readonly Role[] = [...staffRoles, ...partnerRoles];
const keyRoles: readonly Role[] = ['admin', 'integration', 'operator'];

/** Who may call a route: in words, and as the ways to prove it. */
export function accessOf(operation: Operation): Pick<Operation, 'security'> & { description: string } {
  const { [marks.roles]: roles = [], [marks.scope]: scope } = operation;
  if (roles.length === 0) return { description: '', security: [] };
  const persons = roles.filter((role) => people.includes(role));
  const who = [
    ...(roles.includes('operator') ? ["the operator's token"] : []),
    ...persons,
    ...(roles.includes('integration') && scope ? [`API keys with the scope \`${scope}\``] : []),
  ];
  const usesKeys = roles.some((role) => keyRoles.includes(role));
  return {
    description: `For ${who.join(', ')}.`,
    security: [...(persons.length > 0 ? [{ cookie: [] }] : []), ...(usesKeys ? [{ bearer: [] }] : [])],
  };
}
