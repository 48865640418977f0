/** What partners see of a customer: enough to tell two apart, too little to know who it is. */
export function maskCustomer(externalId: string): string {
  const characters = [...externalId];
  if (characters.length <= 4) return `${characters[0] ?? ''}•••`;
  return `${characters.slice(0, 2).join('')}•••${characters.slice(-2).join('')}`;
}
