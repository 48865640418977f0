import { eventStoreChoice } from './event-store-choice.js';

describe('the choice of the event store', () => {
  it('is the installation’s own PostgreSQL unless EVENT_STORE_URL says otherwise', () => {
    expect(eventStoreChoice({})).toEqual({ kind: 'postgres', url: null });
    expect(eventStoreChoice({ EVENT_STORE_URL: '' })).toEqual({ kind: 'postgres', url: null });
  });

  it.each(['postgres://log@db.example/log', 'postgresql://log@db.example/log'])('is PostgreSQL for %s', (url) => {
    expect(eventStoreChoice({ EVENT_STORE_URL: url })).toEqual({ kind: 'postgres', url });
  });

  it.each(['esdb://a.example:2113?tls=false', 'esdb://a.example,b.example:2113', 'esdb+discover://es.example'])(
    'is EventStoreDB for %s, beside Kafka',
    (url) => {
      const environment = { EVENT_STORE_URL: url, KAFKA_BROKERS: 'kafka.example:9092' };
      expect(eventStoreChoice(environment)).toEqual({ kind: 'eventstoredb', url });
    },
  );

  it('refuses EventStoreDB without Kafka, and says what to set', () => {
    expect(() => eventStoreChoice({ EVENT_STORE_URL: 'esdb://a.example' })).toThrow(/EVENT_STORE_URL .* KAFKA_BROKERS/);
  });

  it.each(['mysql://root:secret@db.example/log', 'postgres://user:secret@:port', 'esdb://', 'somewhere'])(
    'refuses %s and keeps its password to itself',
    (url) => {
      const refused = () => eventStoreChoice({ EVENT_STORE_URL: url, KAFKA_BROKERS: 'kafka.example:9092' });
      expect(refused).toThrow(/^EVENT_STORE_URL/);
      expect(refused).not.toThrow(/secret/);
    },
  );
});
