import { type EventType, type RecordedEvent, versions } from '@tributary/contracts';

/** An event from a later release: the group waits for an upgrade, because what it would derive might be wrong. */
export class NewerThanKnown extends Error {
  constructor({ type, version }: RecordedEvent) {
    super(`${type} has version ${version}; this release knows ${versions[type as EventType]}. Upgrade, then retry.`);
  }
}

export function refuseNewer(batch: readonly RecordedEvent[]): void {
  const newer = batch.find(({ type, version }) => version > (versions[type as EventType] ?? version));
  if (newer) throw new NewerThanKnown(newer);
}
