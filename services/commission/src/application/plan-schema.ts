import { readFileSync } from 'node:fs';
import { planSchemaFile } from '@tributary/contracts';
import { planReader } from '../domain/validation/structure.js';

interface Schema {
  readonly $defs: Readonly<Record<string, object>>;
  readonly [keyword: string]: unknown;
}

export const planSchema = JSON.parse(readFileSync(planSchemaFile, 'utf8')) as Schema;
export const readPlan = planReader(planSchema);

/** The same as components of an OpenAPI document, where a discriminator would ask for names instead of kinds. */
export function planComponents(): Record<string, object> {
  const { $defs, $schema: _, $id: __, ...plan } = planSchema;
  const text = JSON.stringify({ Plan: plan, ...$defs }).replaceAll('#/$defs/', '#/components/schemas/');
  const withoutNames = (keyword: string, value: unknown): unknown => (keyword === 'discriminator' ? undefined : value);
  return JSON.parse(text, withoutNames) as Record<string, object>;
}
