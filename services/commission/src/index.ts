export { commissionMigrations, type CommissionService, commissionService } from './commission.service.js';
export { isFact, toFact } from './application/facts-from-events.js';
export { WholeBooks } from './domain/books.js';
export { fold } from './domain/engine.js';
