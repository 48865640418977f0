import { KeyboardHelp } from '@tributary/ui';

const groups = [
  {
    title: 'Rows',
    shortcuts: [
      { keys: ['J', 'K'], does: 'Next and previous row' },
      { keys: ['X'], does: 'Select the row' },
      { keys: ['Enter'], does: 'Open the row' },
      { keys: ['/'], does: 'Search the list' },
    ],
  },
  {
    title: 'Commissions',
    shortcuts: [
      { keys: ['A'], does: 'Approve what is selected' },
      { keys: ['R'], does: 'Reject what is selected' },
    ],
  },
  { title: 'Lists', shortcuts: [{ keys: ['C'], does: 'Create' }] },
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], does: 'Search or go to' },
      { keys: ['['], does: 'Collapse the sidebar' },
      { keys: ['Esc'], does: 'Close' },
    ],
  },
] as const;

export function Help(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return <KeyboardHelp groups={groups} {...props} />;
}
