export const PORTS = Symbol('ports of the gateway');
export const OPERATIONS = Symbol('operations on consumer groups');
