export const CONTEXT = Symbol('payout context');
export const READER = Symbol('payout reader');
export const RUNS = Symbol('payout runs');
