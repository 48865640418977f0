import { formatMoney, isNegative, type MoneyValue } from '../format.js';
import { useUi, type RenderLink } from '../core/ui-provider.js';

export interface WhyAmountProps {
  value: MoneyValue;
  /** It is not known yet: the word stands in its place. */
  unknown?: boolean | undefined;
  /** Red: money taken back. */
  owed?: boolean | undefined;
  onOpen?: (() => void) | undefined;
  /** The address of the explanation; then it is a link. */
  href?: string | undefined;
  renderLink?: RenderLink | undefined;
}

/** An amount that opens its explanation: dotted underline everywhere it appears. */
export function WhyAmount({ value, unknown = false, owed = false, onOpen, href, renderLink }: WhyAmountProps) {
  const ui = useUi();
  const text = unknown ? ui.words.unknown : formatMoney(value, { locale: ui.locale });
  const tone = owed && isNegative(value.minor) ? 'negative' : undefined;
  const marks = { className: 'ui-why', 'aria-label': ui.words.why(text), 'data-tone': tone };
  if (href !== undefined) return (renderLink ?? ui.renderLink)({ href, ...marks, children: text });
  return (
    <button type="button" {...marks} onClick={onOpen}>
      {text}
    </button>
  );
}
