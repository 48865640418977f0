import type { RecordedEvent } from '@tributary/contracts';
import type { Message } from 'kafkajs';
import type { DeadLetter } from '../consumer/dead-letters.js';

interface Origin {
  readonly group: string;
  readonly kind: DeadLetter['kind'];
  readonly topic: string;
  readonly error: unknown;
}

/** Says which event failed, where and why; the event itself stays in the store. */
export function deadLetterMessage(event: RecordedEvent, { group, kind, topic, error }: Origin): Message {
  const { id, type, stream, organisation, position } = event;
  const value = { group, kind, id, type, stream, organisation, position: String(position), cause: String(error) };
  return {
    key: organisation,
    value: JSON.stringify(value),
    headers: {
      'content-type': 'application/json',
      ce_id: id,
      ce_type: type,
      ce_organisation: organisation,
      ce_position: String(position),
      'dead-letter-group': group,
      'dead-letter-kind': kind,
      'dead-letter-origin': topic,
      'dead-letter-cause': String(error),
    },
  };
}
