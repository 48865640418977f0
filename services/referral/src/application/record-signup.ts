import { isDeepStrictEqual } from 'node:util';
import {
  customerId,
  isOf,
  newEvent,
  streamName,
  type CustomerId,
  type MetaData,
  type OrganisationId,
  type ProgramId,
  type RecordedEvent,
  type TouchData,
} from '@tributary/contracts';
import { checkMoment } from '../domain/moments.js';
import { checkMeta } from '../domain/order-lines.js';
import { hasEndedAt } from '../domain/program.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { appendFirst, type Stored } from './append.js';
import type { ClickToken, ClickTokens } from './click-token.js';
import type { Actor, Ports } from './ports.js';

export const touchLimit = 50;

export interface NewSignup {
  readonly program: string;
  readonly customerId: string;
  readonly clickToken?: string | undefined;
  readonly code?: string | undefined;
  readonly country?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly occurredAt?: number | undefined;
  readonly source?: string | undefined;
  readonly meta?: MetaData | undefined;
}

export interface SignupStored extends Stored {
  readonly customer: CustomerId;
  readonly program: ProgramId;
  /** The sender's. */
  readonly customerId: string;
  readonly touches: number;
}

export async function recordSignup(
  ports: Ports,
  tokens: ClickTokens,
  { organisation, actor }: Actor,
  command: NewSignup,
): Promise<SignupStored | Refusal> {
  const { facts, clock, personal, catalogue } = ports;
  const now = clock.now();
  const occurredAt = command.occurredAt ?? now;
  const refusal = checkMoment(occurredAt, now) ?? checkMeta(command.meta);
  if (refusal) return refusal;
  const program = await catalogue.program(organisation, command.program);
  if (!program) return refuse('unknown-program', `There is no program ${command.program}.`);
  if (hasEndedAt(program, occurredAt))
    return refuse('program-ended', `The program ${program.code} takes no new customers.`);

  const touches = await touchesOf(
    ports,
    organisation,
    program.id,
    tokens.read(command.clickToken),
    command.code,
    occurredAt,
  );
  if (isRefusal(touches)) return touches;
  const customer = customerId(program.id, command.customerId);
  const { country = null, source = 'default', meta = {} } = command;
  const data = {
    ...{ program: program.id, customer, externalId: command.customerId, source, country, touches },
    ...(Object.keys(meta).length > 0 && { meta }),
  };
  const fields = personalFields(command);
  const sealed = fields && (await personal.seal(organisation, customer, fields));
  const event = newEvent('SignupRecorded', data, { actor, occurredAt, personal: sealed });

  const isSame = async (stored: RecordedEvent): Promise<boolean> => {
    if (!isOf(stored, 'SignupRecorded')) return false;
    if (!isDeepStrictEqual(withoutMoments(stored.data), withoutMoments(data))) return false;
    if (command.occurredAt !== undefined && command.occurredAt !== stored.occurredAt) return false;
    const opened = stored.personal && (await personal.open(organisation, stored.personal));
    return stored.personal !== null && opened === null ? true : isDeepStrictEqual(opened, fields); // who is erased cannot differ
  };
  const stored = await appendFirst(facts, streamName(organisation, 'customer', customer), event, isSame);
  return isRefusal(stored)
    ? stored
    : { ...stored, customer, program: program.id, customerId: command.customerId, touches: touches.length };
}

/** A code's touch is as old as its signup, whose moment the server may have chosen. */
const withoutMoments = (data: { readonly touches: readonly TouchData[] }): object => ({
  ...data,
  touches: data.touches.map((touch) => (touch.kind === 'code' ? { ...touch, at: 0 } : touch)),
});

export async function touchesOf(
  { catalogue }: Ports,
  organisation: OrganisationId,
  program: ProgramId,
  token: ClickToken | undefined,
  code: string | undefined,
  at: number,
): Promise<readonly TouchData[] | Refusal> {
  const carried = await Promise.all(
    (token?.clicks ?? []).map(async ({ click, link: id, at: clickedAt }): Promise<TouchData[]> => {
      const link = await catalogue.linkById(organisation, id);
      return link?.program === program
        ? [{ id: click, kind: 'click', link: id, partner: link.partner, at: clickedAt }]
        : [];
    }),
  );
  if (code === undefined) return carried.flat();
  const link = await catalogue.link(organisation, code);
  if (link?.program !== program) return refuse('unknown-link', `The program has no link ${code}.`);
  return [
    ...carried.flat(),
    { id: `code:${link.link}`, kind: 'code', link: link.link, partner: link.partner, at },
  ].slice(-touchLimit) as TouchData[];
}

function personalFields({ name, email }: NewSignup): Record<string, string> | null {
  if (name === undefined && email === undefined) return null;
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}
