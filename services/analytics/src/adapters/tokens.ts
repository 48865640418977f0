export const CONTEXT = Symbol('analytics context');
export const READER = Symbol('analytics reader');
export const DAYS = Symbol('days of programs');
