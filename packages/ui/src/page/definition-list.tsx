import type { ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

export function DefinitionList({ items, figures = false }: { items: readonly Definition[]; figures?: boolean }) {
  return (
    <dl className="ui-dl" data-figures={figures ? '' : undefined}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
