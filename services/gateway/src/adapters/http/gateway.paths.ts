/** What the documentation says of the routes beside Nest. */
import { partnerRoles, staffRoles } from '@tributary/contracts';
import { healthPaths, marks, type Paths } from '@tributary/service-kit';

export const gatewayPaths: Paths = {
  ...healthPaths,
  '/api/live': {
    get: {
      operationId: 'live.follow',
      tags: ['live'],
      summary: 'Server-sent events about what has changed',
      description:
        'Events `change` carry `{topic, position}`: the topic "all" means that changes may have been missed, and the ' +
        'position is null with it. `ready` comes first; `full` comes instead where the account has too many open.',
      responses: {
        200: {
          description: 'Does not end by itself',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      },
      [marks.roles]: [...staffRoles, ...partnerRoles],
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'documentation.read',
      tags: ['documentation'],
      summary: 'This document',
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
        },
      },
    },
  },
};
