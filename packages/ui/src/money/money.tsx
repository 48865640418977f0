import { formatMoney, formatMoneyList, formatMoneyParts, isNegative, type MoneyValue } from '../format.js';
import { useUi } from '../core/ui-provider.js';

export interface MoneyProps {
  value: MoneyValue;
  /** From "small" on the minor digits are quiet; "hero" is the one figure a page is about. */
  size?: 'inline' | 'small' | 'medium' | 'large' | 'hero' | undefined;
  /** Whole units with the exact amount on hover: tiles only. */
  rounded?: boolean | undefined;
  /** A plus before gains, where change is the point. */
  sign?: 'auto' | 'always' | undefined;
  /** Red: money taken back or owed. Ordinary subtraction stays plain. */
  owed?: boolean | undefined;
}

export function Money({ value, size = 'inline', rounded = false, sign, owed = false }: MoneyProps) {
  const { locale } = useUi();
  const options = { locale, sign };
  const tone = owed && isNegative(value.minor) ? 'negative' : undefined;
  if (rounded) {
    return (
      <span className="ui-money" data-size={size} data-tone={tone} title={formatMoney(value, options)}>
        {formatMoney(value, { ...options, digits: 'whole' })}
      </span>
    );
  }
  if (size === 'inline' || size === 'small') {
    return (
      <span className="ui-money" data-size={size} data-tone={tone}>
        {formatMoney(value, options)}
      </span>
    );
  }
  const parts = formatMoneyParts(value, options);
  return (
    <span className="ui-money" data-size={size} data-tone={tone}>
      {parts.before}
      {parts.minor === '' ? null : <span className="ui-minor">{parts.minor}</span>}
      {parts.after}
    </span>
  );
}

/** "£918.74 and €193.10" */
export function MoneyList({ values }: { values: readonly MoneyValue[] }) {
  const { locale } = useUi();
  return <span className="ui-num">{formatMoneyList(values, { locale })}</span>;
}
