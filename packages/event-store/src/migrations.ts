/** Migrations of one schema: files `NNNN-name.sql`, run once in their order, forward only. */
export interface MigrationSet {
  readonly schema: string;
  readonly directory: URL;
}
