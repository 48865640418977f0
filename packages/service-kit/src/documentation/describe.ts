/** The OpenAPI document: what Nest finds in the controllers, the routes beside Nest, and what holds for all of them. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { positionHeader, staleHeader } from '../http/consistency.js';
import { ProblemDto } from '../problems/problem.dto.js';
import type { ServiceDefinition } from '../service/service.js';
import { accessOf } from './access.js';
import { type Marked, marks } from './decorators.js';
import { problemsOf, type SharedResponses } from './refusals.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export type Operation = Marked<NonNullable<OpenAPIObject['paths'][string]['get']>>;
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;

export function describe(app: INestApplication, services: readonly ServiceDefinition[]): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tributary')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .setDescription(
      'Amounts are integers of minor units; moments are ISO 8601 in UTC; errors are problem+json with stable codes.',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: trb_…' })
    .addCookieAuth('tributary_session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${lowerFirst(controller.replace(/Controller$/, ''))}.${method}`,
  });
  const paths: Paths = Object.assign({}, document.paths, ...services.map(({ paths: more }) => more));
  const shared: SharedResponses = {};
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, completed(path, item, shared)])),
    components: {
      ...document.components,
      schemas: Object.assign({}, document.components?.schemas, ...services.map(({ schemas }) => schemas)),
      responses: shared,
    },
  };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function completed(path: string, item: Paths[string], shared: SharedResponses): Paths[string] {
  return Object.fromEntries(
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [[method, complete(operation, method, path, shared)]] : [];
    }),
  );
}

function complete(operation: Operation, method: Method, path: string, shared: SharedResponses): Operation {
  const { description, ...access } = accessOf(operation);
  const text = [operation.description, description].filter(Boolean).join('\n\n');
  const responses = { ...withHeaders(operation), ...problemsOf(operation, method, path, shared) };
  return {
    ...unmarked(operation),
    ...access,
    ...(text !== '' && { description: text }),
    responses,
  };
}

const names = new Set<string>(Object.values(marks));

const unmarked = (operation: Operation): Operation =>
  Object.fromEntries(Object.entries(operation).filter(([name]) => !names.has(name))) as unknown as Operation;

const headers = {
  [marks.answersPosition]: {
    [positionHeader]: {
      description: 'Bring it as tributary-after to read what was written; absent where nothing was',
      schema: { type: 'string' },
    },
  },
  [marks.readsWrites]: {
    [staleHeader]: {
      description: 'Present where the answer does not contain the position of tributary-after yet',
      schema: { type: 'string', enum: ['true'] },
    },
  },
} as const;

function withHeaders(operation: Operation): Operation['responses'] {
  const more = Object.entries(headers).flatMap(([mark, header]) => (mark in operation ? Object.entries(header) : []));
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => [
      status,
      status.startsWith('2') && more.length > 0 && response && !('$ref' in response)
        ? { ...response, headers: { ...response.headers, ...Object.fromEntries(more) } }
        : response,
    ]),
  );
}
