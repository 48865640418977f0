export { commissionMigrations, type CommissionService, commissionService } from './commission.service.js';
