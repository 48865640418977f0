import { randomInt } from 'node:crypto';
import { installation, isOf, linkId, newEvent, streamName, type PartnerId } from '@tributary/contracts';
import { checkTarget, codePattern, generatedCode } from '../domain/link.js';
import type { Program } from '../domain/program.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { appendFirst, hasData, type Stored } from './append.js';
import type { Link } from './catalogue.js';
import type { Actor, Ports } from './ports.js';

const generationAttempts = 5;

export interface NewLink {
  readonly program: string;
  readonly partner: string | null;
  readonly code?: string | undefined;
  readonly target?: string | undefined;
  readonly campaign?: string | undefined;
}

export interface LinkAnswer {
  readonly link: Link;
  readonly programName: string;
  readonly added: boolean;
  readonly createdAt: number;
  readonly position: bigint;
}

export async function createLink(ports: Ports, actor: Actor, command: NewLink): Promise<LinkAnswer | Refusal> {
  const program = await ports.catalogue.program(actor.organisation, command.program);
  if (!program) return refuse('unknown-program', `There is no program ${command.program}.`);
  if (program.state === 'ended') return refuse('program-ended', `The program ${program.code} has ended.`);
  const refusal = checkTarget(command.target ?? null, program);
  if (refusal) return refusal;
  if (command.partner === null) return refuse('invalid-input', 'partner: name the partner that the link belongs to.');
  const partner = await ports.catalogue.activePartner(actor.organisation, command.partner);
  if (!partner) return refuse('unknown-partner', `There is no active partner ${command.partner}.`);
  return command.code === undefined
    ? createUnderFreeCode(ports, actor, command, program, partner)
    : createUnder(command.code.toLowerCase(), ports, actor, command, program, partner);
}

async function createUnderFreeCode(
  ports: Ports,
  actor: Actor,
  command: NewLink,
  program: Program,
  partner: PartnerId,
): Promise<LinkAnswer | Refusal> {
  let answer: LinkAnswer | Refusal = refuse('already-exists', 'No free code was found.');
  for (let attempt = 0; attempt < generationAttempts; attempt++) {
    answer = await createUnder(generatedCode(randomInt), ports, actor, command, program, partner);
    const taken = isRefusal(answer) ? answer.code === 'already-exists' : !answer.added;
    if (!taken) return answer;
  }
  return answer;
}

async function createUnder(
  code: string,
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  command: NewLink,
  program: Program,
  partner: PartnerId,
): Promise<LinkAnswer | Refusal> {
  if (!codePattern.test(code)) {
    return refuse('invalid-input', 'code: 2 to 39 letters, digits and hyphens, beginning with a letter or digit.');
  }
  const id = linkId(code);
  const options = { actor, occurredAt: clock.now() };
  const taken = () => refuse('already-exists', `The code ${code} is taken.`);

  // A crash after this leaves a reservation that only its own organisation can use, by asking again.
  const reservation = newEvent('CodeReserved', { code, organisation, link: id }, options);
  const reserved = await appendFirst(
    facts,
    streamName(installation, 'code', id),
    reservation,
    (stored) => isOf(stored, 'CodeReserved') && stored.data.organisation === organisation,
    taken,
  );
  if (isRefusal(reserved)) return reserved;

  const link: Link = {
    link: id,
    code,
    program: program.id,
    partner,
    target: command.target ?? null,
    campaign: command.campaign ?? null,
  };
  const stored = await appendFirst(
    facts,
    streamName(organisation, 'link', id),
    newEvent('LinkCreated', link, options),
    hasData(link, undefined),
    taken,
  );
  return isRefusal(stored) ? stored : answerOf(link, program, stored);
}

const answerOf = (link: Link, program: Program, { added, position, event }: Stored): LinkAnswer => ({
  link,
  programName: program.name,
  added,
  createdAt: event.occurredAt,
  position,
});
