/** What the documentation says of the route beside Nest. */
import type { Paths } from '@tributary/service-kit';

const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: { type: 'string' as const } } },
});

export const redirectPaths: Paths = {
  '/r/{code}': {
    get: {
      operationId: 'redirect.follow',
      tags: ['redirect'],
      summary: 'Follows a link of a partner: counts the click and leads on',
      description: 'Bots and previews are led on without being counted.',
      parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: page('The program has no landing page: thanks'),
        302: {
          description: 'To the target of the link, with the token of the click as tributary_click',
          headers: {
            location: { schema: { type: 'string' } },
            'set-cookie': {
              description: '`tributary_visitor`, from a visitor that has none yet',
              schema: { type: 'string' },
            },
          },
        },
        404: page('There is no such link'),
        503: page('The click cannot be counted right now'),
      },
    },
  },
};
