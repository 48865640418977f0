import { describeApi } from './document.js';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

describe('the OpenAPI document', () => {
  let document: Document;
  let routes: (readonly [name: string, operation: Operation])[];
  beforeAll(async () => {
    document = (await describeApi()) as Document;
    routes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
  });

  const namesWhere = (holds: (operation: Operation) => boolean): string[] =>
    routes.filter(([, operation]) => holds(operation)).map(([name]) => name);

  it('lets nobody call a route without proof, except to get in, to set up, to be redirected and to read how things are written', () => {
    expect(namesWhere(({ security }) => security.length === 0).sort()).toEqual([
      'delete /api/session',
      'get /api/invitations/{token}',
      'get /api/openapi.json',
      'get /api/plans/schema.json',
      'get /api/setup',
      'get /health/live',
      'get /health/ready',
      'get /r/{code}',
      'post /api/invitations/accept',
      'post /api/session',
      'post /api/setup',
    ]);
  });

  it('gives a shape to every answer that has a body', () => {
    const isBare = ({ responses }: Operation) =>
      Object.entries(responses).some(([status, { content }]) => /^20[01]$/.test(status) && content === undefined);
    expect(namesWhere(isBare)).toEqual([]);
    const answers = ({ responses }: Operation) => Object.keys(responses).some((status) => /^[23]/.test(status));
    expect(namesWhere((operation) => !answers(operation))).toEqual([]);
  });

  it('tells the refusals of the API as problems', () => {
    const refused = routes
      .filter(([name]) => name.includes(' /api/'))
      .flatMap(([, { responses }]) => Object.entries(responses).filter(([status]) => /^[45]/.test(status)));
    for (const [, { $ref = '' }] of refused) {
      const shared = document.components['responses']?.[$ref.replace('#/components/responses/', '')];
      expect(shared).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      });
    }
    expect(refused.length).toBeGreaterThan(routes.length);
  });

  it('names every route once, and every shape that it names is there and used', () => {
    const ids = routes.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const used = JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g);
    expect([...new Set([...used].map(([, name]) => name))].sort()).toEqual(
      Object.keys(document.components['schemas'] ?? {}).sort(),
    );
  });
});
