/** Whether this run insists on a part that a machine may lack, such as `browser` or `kafka`. */
export function isRequired(part: string): boolean {
  return (process.env['TRIBUTARY_REQUIRE'] ?? '').split(',').includes(part);
}
