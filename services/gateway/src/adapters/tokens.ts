export const PORTS = Symbol('ports of the gateway');
export const HUB = Symbol('live updates');
export const OPERATIONS = Symbol('operations on consumer groups');
