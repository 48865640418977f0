import type { ReactNode } from 'react';

export interface ReceiptLine {
  readonly key?: string | undefined;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly amount: ReactNode;
  /** rule: a single line above (a subtotal); total: single above, double below. */
  readonly kind?: 'line' | 'rule' | 'total' | undefined;
  /** Money taken back, not ordinary subtraction. */
  readonly negative?: boolean | undefined;
}

export interface ReceiptProps {
  label: string;
  lines: readonly ReceiptLine[];
  size?: 'normal' | 'large' | undefined;
}

/** Sums as on a receipt: that is how people check them. */
export function Receipt({ label, lines, size }: ReceiptProps) {
  return (
    <table className="ui-receipt" data-size={size} aria-label={label}>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.key ?? index} data-kind={line.kind} data-negative={line.negative ? '' : undefined}>
            <th scope="row">
              {line.label}
              {line.note === undefined ? null : <small>{line.note}</small>}
            </th>
            <td>{line.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
