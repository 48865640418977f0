import { KeyboardHelp } from '@tributary/ui';

const groups = [
  {
    title: 'Earnings',
    shortcuts: [
      { keys: ['J', 'K'], does: 'Next and previous row' },
      { keys: ['Enter'], does: 'Why this amount' },
      { keys: ['Esc'], does: 'Close' },
    ],
  },
  { title: 'Links', shortcuts: [{ keys: ['C'], does: 'Create a link' }] },
] as const;

export function Help(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return <KeyboardHelp groups={groups} {...props} />;
}
