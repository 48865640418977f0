export { type Upstreams, upstreamsDocument } from './adapters/http/upstreams.routes.js';
export { documentationRoutes } from './adapters/http/applications.routes.js';
export { operatorToken } from './application/secrets.js';
export { gatewayMigrations, type GatewayOptions, gatewayService } from './gateway.service.js';
