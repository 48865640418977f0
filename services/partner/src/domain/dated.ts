/** Something that holds from a moment on; of one instant, what was recorded last. */
export interface Dated {
  readonly at: number;
}

export function inserted<Entry extends Dated>(history: readonly Entry[], entry: Entry): readonly Entry[] {
  return history.toSpliced(history.findLastIndex(({ at }) => at <= entry.at) + 1, 0, entry);
}

export const entryAt = <Entry extends Dated>(history: readonly Entry[], at: number): Entry | undefined =>
  history.findLast((entry) => entry.at <= at);
