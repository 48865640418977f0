import type { RecordedEvent } from '@tributary/contracts';

/** A batch as one JSON value, of which a statement makes its records. */
export const rows = (events: readonly RecordedEvent[]): string =>
  JSON.stringify(
    events.map(({ organisation, position, recordedAt, occurredAt, type, actor, data, personal }) => ({
      ...data,
      organisation,
      position: String(position),
      recordedAt,
      occurredAt,
      type,
      actor,
      personal,
    })),
  );
