/** The program of one thread: folds what it is dealt, and tells what it has kept at the end. */
import { deserialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { fold } from '../../domain/engine.js';
import type { Fact } from '../../domain/facts.js';
import { FileBooks } from '../files/file-books.js';
import { EntryDigest, EntrySums } from './entries-kept.js';
import type { FromThread, ThreadData, ToThread } from './thread-data.js';

const { keeps, limit } = workerData as ThreadData;
const books = new FileBooks(limit);
const entries = keeps === 'sums' ? new EntrySums() : new EntryDigest();

parentPort?.on('message', (batch: ToThread) => {
  if (batch === null) {
    books.close();
    answer({ kept: entries.result() });
    parentPort?.close();
    return;
  }
  for (const fact of deserialize(batch) as Fact[]) {
    for (const outcome of fold(books, fact)) entries.add(outcome);
    books.rest();
  }
  answer({});
});

function answer(message: FromThread): void {
  parentPort?.postMessage(message);
}
