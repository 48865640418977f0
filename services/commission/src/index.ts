export { commissionMigrations, type CommissionService, commissionService } from './commission.service.js';
export { isFact, toFact } from './application/facts-from-events.js';
export { postEntries, type SliceStore } from './application/post-entries.js';
export { RecentBooks } from './application/recent-books.js';
export { FileBooks } from './adapters/files/file-books.js';
export { type Books, WholeBooks } from './domain/books.js';
export { fold } from './domain/engine.js';
export type { Fact } from './domain/facts.js';
