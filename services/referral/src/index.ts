export { referralMigrations, referralService } from './referral.service.js';
