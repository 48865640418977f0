export const PORTS = Symbol('ports of the gateway');
export const HUB = Symbol('live updates');
export const BUS = Symbol('bus of the gateway');
