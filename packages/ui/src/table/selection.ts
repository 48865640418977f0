// Selecting rows as sets of ids: pure, so that ranges can be tested.

export function toggled(selected: ReadonlySet<string>, id: string, on: boolean): Set<string> {
  const next = new Set(selected);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

/** From the anchor to the row, both included, everything becomes what the row becomes. */
export function rangeToggled(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  anchor: string | undefined,
  id: string,
  on: boolean,
): Set<string> {
  const from = anchor === undefined ? -1 : ids.indexOf(anchor);
  const to = ids.indexOf(id);
  if (from < 0 || to < 0) return toggled(selected, id, on);
  const next = new Set(selected);
  for (const each of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return next;
}

export function allToggled(selected: ReadonlySet<string>, ids: readonly string[], on: boolean): Set<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
