import type { ReactNode } from 'react';

export interface SectionHeaderProps {
  title: ReactNode;
  /** To name the section with aria-labelledby. */
  id?: string | undefined;
  /** At the right end: freshness, a compared period, one link. */
  aside?: ReactNode;
  description?: ReactNode;
}

export function SectionHeader({ title, id, aside, description }: SectionHeaderProps) {
  return (
    <div className="ui-section-head">
      <h2 id={id}>{title}</h2>
      {aside === undefined ? null : <span className="ui-section-aside">{aside}</span>}
      {description === undefined ? null : <p>{description}</p>}
    </div>
  );
}
