/** What properties of answers are like, beyond the types that decorators see. */
export const like = {
  id: { format: 'uuid' },
  idOrNull: { type: String, format: 'uuid', nullable: true },
  textOrNull: { type: String, nullable: true },
  texts: { type: String, isArray: true },
  moment: { format: 'date-time' },
  momentOrNull: { type: String, format: 'date-time', nullable: true },
  day: { format: 'date' },
  count: { type: 'integer', minimum: 0 },
  minorUnits: { type: 'integer', format: 'int64', description: 'Minor units' },
  /** Of a page: the cursor of the one after. */
  next: { type: String, nullable: true, description: 'The cursor of the next page; null on the last' },
  position: { pattern: String.raw`^\d+$`, description: 'Of the log' },
} as const;
