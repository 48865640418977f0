/** The JSON Schema of plans, written by hand beside their types. */
export const planSchemaFile: URL = new URL('../schemas/plan.schema.json', import.meta.url);
