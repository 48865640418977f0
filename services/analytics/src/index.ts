export { analyticsMigrations, analyticsService } from './analytics.service.js';
