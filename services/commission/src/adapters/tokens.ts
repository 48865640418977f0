export const CONTEXT = Symbol('commission context');
export const READER = Symbol('commission list');
export const PLANS = Symbol('plans');
export const DECISIONS = Symbol('decisions');
export const UNSETTLED = Symbol('unsettled bonuses');
export const RATES = Symbol('exchange rates');
