import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@tributary/contracts';
import { describeEventStore, sampleEvent, sampleStream } from '../contract-suite/index.js';
import type { LogName } from '../event-store.js';
import { connect } from './connection.js';
import { eventStoreDbEventStore } from './eventstoredb-event-store.js';
import { startStandIn } from './stand-in/server.js';
import { beginAppend, type UnfinishedAppend } from './stand-in/unfinished-append.js';

describe.each<LogName>(['fact', 'click'])('the log of %ss', (log) => {
  describeEventStore(`a stand-in of EventStoreDB, ${log}s`, async () => {
    const standIn = await startStandIn();
    // as over a network: appends of different writers overtake each other
    standIn.beforeAppend = () => pause(Math.random() * 3);
    const connection = connect(standIn.url);
    const stalled: UnfinishedAppend[] = [];
    const other = eventStoreDbEventStore(connection, log === 'fact' ? 'click' : 'fact', systemClock);
    await other.append(sampleStream(), [sampleEvent()], 0);
    return {
      open: (clock = systemClock) => eventStoreDbEventStore(connection, log, clock),
      stall: async (stream) => {
        stalled.push(beginAppend(standIn.address, `${log}:${stream}`));
      },
      die: async (stream) => beginAppend(standIn.address, `${log}:${stream}`).die(),
      tearDown: async () => {
        for (const append of stalled) append.die();
        await connection.dispose();
        standIn.stop();
      },
    };
  });
});
