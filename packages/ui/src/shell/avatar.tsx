const initials = (name: string): string => {
  const words = name.trim().split(/\s+/u);
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
};

export function Avatar({ name }: { name: string }) {
  return (
    <span className="ui-avatar" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
