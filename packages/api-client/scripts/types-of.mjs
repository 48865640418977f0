// The types of an OpenAPI document, by openapi-typescript and the older TypeScript that it needs beside it.
import openapiTs, { astToString } from 'openapi-typescript';

const header = '/* Generated from the OpenAPI document by "npm run generate"; do not edit. */\n\n';

// A default is what the server takes for what is left out, so that it may be left out.
export async function typesOf(document) {
  return header + astToString(await openapiTs(document, { alphabetize: true, defaultNonNullable: false }));
}
