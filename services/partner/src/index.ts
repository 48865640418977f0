export { partnerMigrations, partnerService } from './partner.service.js';
