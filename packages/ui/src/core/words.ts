// Every word the package says by itself. An application in another language passes its own through UiProvider.

export interface Words {
  readonly accountOf: (name: string) => string;
  readonly ago: (age: string) => string;
  readonly asOf: (moment: string) => string;
  readonly back: string;
  readonly breadcrumb: string;
  readonly cancel: string;
  readonly clearSelection: string;
  readonly close: string;
  readonly collapse: string;
  readonly columns: string;
  readonly copied: string;
  readonly copy: string;
  readonly copyCode: string;
  readonly day: string;
  readonly down: string;
  readonly downloadPng: string;
  readonly downloadSvg: string;
  readonly expand: string;
  readonly hidePassword: string;
  readonly keyboard: string;
  readonly keyboardOff: string;
  readonly keyboardOn: string;
  readonly linkCopied: string;
  readonly loading: string;
  readonly mainNavigation: string;
  readonly menu: string;
  readonly more: string;
  readonly next: string;
  readonly noMatch: string;
  readonly optional: string;
  readonly previous: string;
  readonly qrCode: (text: string) => string;
  readonly readout: (day: string, value: string, before: string | undefined) => string;
  readonly remove: (name: string) => string;
  readonly select: string;
  readonly selectAll: string;
  readonly selectRow: (name: string) => string;
  readonly selected: (count: string) => string;
  readonly showAsTable: string;
  readonly showPassword: string;
  readonly skip: string;
  readonly sortBy: string;
  readonly sortedBy: (column: string, direction: 'asc' | 'desc') => string;
  readonly sortOption: (column: string, direction: 'asc' | 'desc') => string;
  readonly steps: { readonly done: string; readonly now: string; readonly blocked: string; readonly next: string };
  readonly switchTheme: string;
  readonly tryAgain: string;
  readonly undo: string;
  readonly unknown: string;
  readonly notApplicable: string;
  readonly unchanged: string;
  readonly up: string;
  readonly why: (amount: string) => string;
  readonly states: {
    readonly pending: string;
    readonly approved: string;
    readonly held: string;
    readonly inPayout: string;
    readonly inTransit: string;
    readonly settled: string;
    readonly paid: string;
    readonly reversed: string;
    readonly rejected: string;
    readonly nothing: string;
    readonly awaitingRate: string;
  };
}

export const englishWords: Words = {
  accountOf: (name) => `Account of ${name}`,
  ago: (age) => `updated ${age}`,
  asOf: (moment) => `as of ${moment}`,
  back: 'Back',
  breadcrumb: 'Where you are',
  cancel: 'Cancel',
  clearSelection: 'Clear selection',
  close: 'Close',
  collapse: 'Collapse',
  columns: 'Columns',
  copied: 'Copied',
  copy: 'Copy',
  copyCode: 'Copy the code',
  day: 'Day',
  down: 'down',
  downloadPng: 'PNG',
  downloadSvg: 'SVG',
  expand: 'Expand',
  hidePassword: 'Hide password',
  keyboard: 'Keyboard',
  keyboardOff: 'Single-key shortcuts are off.',
  keyboardOn: 'Use single-key shortcuts',
  linkCopied: 'Link copied',
  loading: 'Loading',
  mainNavigation: 'Main',
  menu: 'Menu',
  more: 'More',
  next: 'Next',
  noMatch: 'Nothing matches',
  optional: 'optional',
  previous: 'Previous',
  qrCode: (text) => `QR code for ${text}`,
  readout: (day, value, before) => (before === undefined ? `${day}: ${value}` : `${day}: ${value}, before ${before}`),
  remove: (name) => `Remove ${name}`,
  select: 'Select',
  selectAll: 'Select all on this page',
  selectRow: (name) => `Select ${name}`,
  selected: (count) => `${count} selected`,
  showAsTable: 'Show as table',
  showPassword: 'Show password',
  skip: 'Skip to content',
  sortBy: 'Sort by',
  sortedBy: (column, direction) => `Sorted by ${column}, ${direction === 'asc' ? 'ascending' : 'descending'}`,
  sortOption: (column, direction) => `${column}, ${direction === 'asc' ? 'ascending' : 'descending'}`,
  steps: { done: 'done', now: 'now', blocked: 'blocked', next: 'to come' },
  switchTheme: 'Switch theme',
  tryAgain: 'Try again',
  undo: 'Undo',
  unknown: 'unknown',
  notApplicable: 'n/a',
  unchanged: 'unchanged',
  up: 'up',
  why: (amount) => `${amount}, why this amount`,
  states: {
    pending: 'Pending',
    approved: 'Approved',
    held: 'Held',
    inPayout: 'In payout',
    inTransit: 'In transit',
    settled: 'Settled',
    paid: 'Paid',
    reversed: 'Reversed',
    rejected: 'Rejected',
    nothing: 'Earned nothing',
    awaitingRate: 'Awaiting rate',
  },
};
