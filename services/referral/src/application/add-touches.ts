import {
  type CustomerId,
  isOf,
  newEvent,
  type RecordedEvent,
  type RecordedOf,
  streamName,
  type TouchData,
} from '@tributary/contracts';
import { checkMoment } from '../domain/moments.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { changeStream } from './append.js';
import type { ClickTokens } from './click-token.js';
import type { Actor, Ports } from './ports.js';
import { type SignupStored, touchesOf, touchLimit } from './record-signup.js';

export interface LateTouches {
  readonly clickToken?: string | undefined;
  readonly code?: string | undefined;
  /** When the code was named; the signup's moment where it is missing. */
  readonly occurredAt?: number | undefined;
}

/** What touched a customer before the signup and was learned of after it; the engine weighs it as if it had come with it. */
export async function addTouches(
  ports: Ports,
  tokens: ClickTokens,
  { organisation, actor }: Actor,
  customer: CustomerId,
  { clickToken, code, occurredAt }: LateTouches,
): Promise<SignupStored | Refusal> {
  const { facts, clock } = ports;
  const early = occurredAt === undefined ? undefined : checkMoment(occurredAt, clock.now());
  if (early) return early;
  const stream = streamName(organisation, 'customer', customer);
  const signup = signupIn(await facts.readStream(stream, 0, 1));
  if (!signup) return refuse('unknown-customer', 'There is no signup of this customer.');
  const { program } = signup.data;
  const token = tokens.read(clickToken);
  const sent = await touchesOf(ports, organisation, program, token, code, occurredAt ?? signup.occurredAt);
  if (isRefusal(sent)) return sent;
  if (sent.length === 0) return refuse('invalid-input', 'Neither clickToken nor code names a touch of this program.');

  return changeStream<SignupStored>(facts, stream, (events) => {
    const known = touchesIn(events);
    const added = sent.filter(({ id }) => !known.some((touch) => touch.id === id));
    const touches = known.length + added.length;
    const stored = { event: signup, customer, program, customerId: signup.data.externalId, touches };
    if (added.length === 0)
      return { result: { ...stored, added: false, position: events.at(-1)?.position ?? signup.position } };
    if (touches > touchLimit) return refuse('wrong-state', `A signup carries at most ${touchLimit} touches.`);
    return {
      append: added.map((touch) =>
        newEvent('TouchAdded', { program, customer, touch }, { actor, occurredAt: touch.at }),
      ),
      result: (position) => ({ ...stored, added: true, position }),
    };
  });
}

function signupIn([first]: readonly RecordedEvent[]): RecordedOf<'SignupRecorded'> | undefined {
  return first && isOf(first, 'SignupRecorded') ? first : undefined;
}

function touchesIn(events: readonly RecordedEvent[]): TouchData[] {
  return events.flatMap((event) => {
    if (isOf(event, 'SignupRecorded')) return event.data.touches;
    return isOf(event, 'TouchAdded') ? event.data.touch : [];
  });
}
