/** The organisation's mark from --logo, in its colour. Its name stands beside it, so it says nothing itself. */
export function Logo({ size }: { size?: 'normal' | 'large' | undefined }) {
  return <span className="ui-logo" data-size={size} aria-hidden="true" />;
}
