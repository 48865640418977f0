import { serviceAt } from '@tributary/contracts';
import { problem, type ProblemCode } from '../problems/problems.js';
import { marks } from './decorators.js';
import type { Method, Operation } from './describe.js';

type Responses = Operation['responses'];

const ofIdentity = ['not-signed-in', 'session-expired', 'not-permitted'] as const;
const ofTheApi = ['too-many-requests', 'internal-error'] as const;
const ofBodies = [
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'invalid-input',
  'unstorable-text',
] as const;

/** Answers that many routes share, by their names among the components. */
export type SharedResponses = Record<string, ReturnType<typeof responseOf>>;

/** The problems of a route by their status: its own, and those that follow from what it is. */
export function problemsOf(operation: Operation, method: Method, path: string, shared: SharedResponses): Responses {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codesOf(operation, method, path)) {
    const { status } = problem(code).details;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const name = codes.map(pascalCase).join('Or');
      shared[name] ??= responseOf(status, codes);
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function codesOf(operation: Operation, method: Method, path: string): ReadonlySet<ProblemCode> {
  const { [marks.problems]: own = [], [marks.roles]: roles = [] } = operation;
  const takesQuery = operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'query') ?? false;
  return new Set<ProblemCode>([
    ...(roles.length > 0 ? ofIdentity : []),
    ...(operation.requestBody ? ofBodies : []),
    ...(takesQuery ? (['invalid-input', 'malformed-request'] as const) : []),
    ...(method === 'get' ? [] : (['cross-site-request'] as const)),
    ...own,
    ...(path.startsWith('/api/') ? ofTheApi : []),
    // Where services run apart, the gateway passes these on.
    ...(path.startsWith('/api/') && serviceAt(path) !== 'gateway' ? (['service-away'] as const) : []),
  ]);
}

const pascalCase = (code: string): string => code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const responseOf = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${problem(code).details.title}.`).join('\n\n'),
  ...(status === 429 && {
    headers: { 'retry-after': { description: 'Seconds to wait', schema: { type: 'string' as const } } },
  }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
