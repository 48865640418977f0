import {
  type EventData,
  newEvent,
  newId,
  newOrganisationId,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type PayoutId,
  type PayoutRunId,
  programId,
  type RecordedEvent,
  streamName,
} from '@tributary/contracts';
import { announcementsOf, mostNamed } from './announce.js';

const [acme, globex] = [newOrganisationId(), newOrganisationId()];
const ann = partnerId(acme, 'ann');
const bob = partnerId(acme, 'bob');
let position = 0n;

function recorded<Type extends keyof EventData>(
  type: Type,
  data: EventData[Type],
  organisation: OrganisationId = acme,
): RecordedEvent {
  position += 1n;
  const event = newEvent(type, data, { actor: 'a-test', occurredAt: 1 });
  return {
    ...event,
    organisation,
    position,
    revision: 1,
    recordedAt: 1,
    stream: streamName(organisation, 'payout', 'x'),
  };
}

const paid = (partner: PartnerId, organisation = acme) =>
  recorded(
    'PayoutPaid',
    { payout: newId<PayoutId>(), run: newId<PayoutRunId>(), partner, currency: 'GBP', amount: 1 },
    organisation,
  );

describe('an announcement', () => {
  it('names the partners of its batch once, and the last position, an organisation at a time', () => {
    const events = [paid(ann), paid(bob), paid(ann), paid(ann, globex)];
    expect(announcementsOf('balances', events)).toEqual([
      { organisation: acme, topic: 'balances', partners: [ann, bob], position: String(events[2]?.position) },
      { organisation: globex, topic: 'balances', partners: [ann], position: String(events[3]?.position) },
    ]);
  });

  it('names whose customer it was and whose it is', () => {
    const side = (partner: PartnerId) => ({ partner, link: newId<never>(), touch: 't', touchedAt: 1 });
    const program = programId(acme, 'shop');
    const reason = { model: 'last-click', windowDays: 30, touches: [] } as const;
    const moved = { program, customer: newId<never>(), at: 1, asOf: '1', from: side(ann), to: side(bob), reason };
    expect(announcementsOf('referrals', [recorded('Attributed', moved)])[0]?.partners).toEqual([ann, bob]);
  });

  it('is for all partners where it is about a program, or about too many', () => {
    const paused = recorded('ProgramPaused', { program: programId(acme, 'shop') });
    expect(announcementsOf('programs', [paid(ann), paused])[0]?.partners).toBeNull();
    const many = (count: number) => Array.from({ length: count }, (_, n) => paid(partnerId(acme, `many-${n}`)));
    expect(announcementsOf('balances', many(mostNamed))[0]?.partners).toHaveLength(mostNamed);
    expect(announcementsOf('balances', many(mostNamed + 1))[0]?.partners).toBeNull();
  });

  it("is the staff's alone where partners may not know of it yet", () => {
    const proposed = recorded('PayoutRunProposed', {
      run: newId<PayoutRunId>(),
      number: 1,
      currency: 'GBP',
      payouts: [{ payout: newId<PayoutId>(), partner: ann, amount: 1 }],
    });
    expect(announcementsOf('payouts', [proposed])[0]?.partners).toEqual([]);
  });
});
