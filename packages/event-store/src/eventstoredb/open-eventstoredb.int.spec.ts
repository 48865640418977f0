import { systemClock } from '@tributary/contracts';
import type { Pool } from 'pg';
import { sampleEvent, sampleStream } from '../contract-suite/index.js';
import { openEventStores } from '../open-event-stores.js';
import { startStandIn } from './stand-in/server.js';

const noPool = (): Pool => {
  throw new Error('EventStoreDB needs no log in PostgreSQL');
};
const open = (url: string) => openEventStores({ kind: 'eventstoredb', url }, noPool, systemClock);

describe('opening EventStoreDB', () => {
  it('gives both logs over one connection', async () => {
    const standIn = await startStandIn();
    const { facts, clicks, close } = await open(standIn.url);
    await facts.append(sampleStream(), [sampleEvent()], 0);
    expect([await facts.head(), await clicks.head()]).toEqual([expect.any(BigInt), 0n]);
    expect(await facts.head()).toBeGreaterThan(0n);
    await close();
    standIn.stop();
  });

  it('fails with the name of the variable when nothing answers', async () => {
    const standIn = await startStandIn();
    standIn.stop();
    await expect(open(standIn.url)).rejects.toThrow(/^EVENT_STORE_URL leads to no EventStoreDB that answers: ./);
  });

  it('refuses what is no connection string, without repeating it', async () => {
    const refused = open('esdb://admin:secret@a.example:2113?tls=perhaps');
    await expect(refused).rejects.toThrow(/^EVENT_STORE_URL is not a connection string of EventStoreDB\.$/);
  });
});
