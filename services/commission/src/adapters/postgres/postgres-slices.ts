import type { PoolClient } from 'pg';
import type { SliceStore } from '../../application/post-entries.js';
import { engineGroup } from '../../groups.js';
import { decodeSlice, encodeSlice } from './slice-codec.js';

/** As they are read, of the generation that the engine is in. */
export async function liveSlices(tx: PoolClient): Promise<SliceStore> {
  const { rows } = await tx.query<{ generation: number }>(
    'select generation from projection where consumer_group = $1',
    [engineGroup.name],
  );
  return postgresSlices(tx, rows[0]?.generation ?? 1);
}

/** The engine's slices, in the batch's transaction. Their keys are unique over all organisations but by what they name. */
export function postgresSlices(tx: PoolClient, generation: number): SliceStore {
  return {
    generation,

    async load(keys) {
      const { rows } = await tx.query<{ key: string; state: string }>({
        name: 'load-slices',
        values: [generation, keys],
        text: 'select key, state::text from slice where generation = $1 and key = any($2)',
      });
      const found = new Map<string, object | null>(keys.map((key) => [key, null]));
      for (const { key, state } of rows) found.set(key, decodeSlice(state));
      return found;
    },

    async save(organisation, slices) {
      if (slices.size === 0) return;
      const changed = Array.from(slices, ([key, slice]) => `[${JSON.stringify(key)},${encodeSlice(slice)}]`);
      await tx.query({
        name: 'save-slices',
        values: [generation, organisation, `[${changed.join(',')}]`],
        text: `
        insert into slice (generation, organisation, key, state)
        select $1, $2, changed ->> 0, changed -> 1 from json_array_elements($3::json) changed
        on conflict (generation, key) do update set state = excluded.state`,
      });
    },
  };
}
