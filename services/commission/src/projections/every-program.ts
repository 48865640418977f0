/** Stands for a tier of all programs, because a key has no nulls. */
export const everyProgram = '00000000-0000-0000-0000-000000000000';
