/** Which adapter keeps the log, by `EVENT_STORE_URL`; an error names the variable, and shows no password. */

export type EventStoreChoice =
  /** Null: in the database of the installation. */
  { readonly kind: 'postgres'; readonly url: string | null } | { readonly kind: 'eventstoredb'; readonly url: string };

/** Where `needsBus`, an EventStoreDB takes Kafka beside it. */
export function eventStoreChoice(
  environment: Readonly<Record<string, string | undefined>>,
  { needsBus = true } = {},
): EventStoreChoice {
  const url = environment['EVENT_STORE_URL'];
  if (!url) return { kind: 'postgres', url: null };
  if (/^postgres(ql)?:\/\//.test(url)) {
    if (!URL.canParse(url)) throw new Error('EVENT_STORE_URL is not a URL.');
    return { kind: 'postgres', url };
  }
  if (!/^esdb(\+discover)?:\/\/./.test(url))
    throw new Error('EVENT_STORE_URL begins neither with postgres:// nor with esdb:// or esdb+discover://.');
  if (needsBus && !environment['KAFKA_BROKERS'])
    throw new Error(
      'EVENT_STORE_URL names an EventStoreDB, which needs Kafka as its bus: set KAFKA_BROKERS, or leave EVENT_STORE_URL out to keep the log in PostgreSQL.',
    );
  return { kind: 'eventstoredb', url };
}
