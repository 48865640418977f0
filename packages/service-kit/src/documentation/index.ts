export { AnswersCsv, AnswersPosition, marks, ReadsWrites, Refuses, Stores } from './decorators.js';
export { describe, type Paths } from './describe.js';
export * from './like.js';
