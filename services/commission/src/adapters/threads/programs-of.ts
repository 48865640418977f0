import type { Fact } from '../../domain/facts.js';

/**
 * The facts of one thread among several. Programs have no slices in common but what a fact without a program says, so each
 * thread folds its own programs and all of those. They are dealt out in the order in which the log first names them.
 */
export class ProgramsOf {
  private readonly threads = new Map<string, number>();

  constructor(
    private readonly nth: number,
    private readonly of: number,
  ) {}

  has({ data }: Fact): boolean {
    const { program } = data as { readonly program?: string | null };
    if (!program) return true;
    const thread = this.threads.get(program) ?? this.threads.size % this.of;
    this.threads.set(program, thread);
    return thread === this.nth;
  }
}
