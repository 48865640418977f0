/** The server the adapter is made for: of the last line under a 3-clause BSD licence with long support. */
export const eventStoreDbImage = 'eventstore/eventstore:23.10.2-bookworm-slim';
