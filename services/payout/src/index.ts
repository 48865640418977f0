export { payoutMigrations, payoutService } from './payout.service.js';
