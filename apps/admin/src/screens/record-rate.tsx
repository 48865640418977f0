import { Dialog, formatCount, TextField, useToast } from '@tributary/ui';
import { useRef, useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { dayIn } from '../../../shared/days.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';
import { dayInWords } from './rate-day.js';
import type { MissingRate } from './missing-rates.js';

const fields = ['day', 'base', 'quote', 'rate'] as const;

const counted = (count: number, one: string, more: string) => `${formatCount(count)} ${count === 1 ? one : more}`;

/** One rate by hand; `wanted` is one that something waits for. */
export function RecordRate({ wanted, onClose }: { wanted: MissingRate | undefined; onClose: () => void }) {
  const toast = useToast();
  const [day, setDay] = useState(wanted?.day ?? dayIn(undefined));
  const [base, setBase] = useState(wanted?.base ?? '');
  const [quote, setQuote] = useState(wanted?.quote ?? '');
  const [rate, setRate] = useState('');
  const record = useChange(() => api.post('/exchange-rates', { day, base, quote, rate: rate.trim() }), {
    onDone: ({ rates: [recorded], added }) => {
      const said = `One ${recorded?.base} is ${recorded?.rate} ${recorded?.quote} on ${dayInWords(recorded?.day ?? day)}`;
      toast(added === 0 ? `${said}, as it was recorded before` : said, { tone: 'positive' });
      onClose();
    },
  });
  const first = useRef<HTMLInputElement>(null);
  const ready = [day, base, quote, rate].every((text) => text.trim() !== '');
  const submit = (): void => {
    if (ready && !record.isPending) record.mutate(undefined);
  };
  const named = (currency: string, unnamed: string) => (currency === '' ? unnamed : currency.toUpperCase());
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Record an exchange rate"
      initialFocus={first}
      facts={[
        ...(wanted === undefined
          ? []
          : [
              `${counted(wanted.commissions, 'commission', 'commissions')} and ${counted(wanted.sales, 'sale', 'sales')} wait for it.`,
            ]),
        'What waits for this rate is priced with it at once.',
        'What is priced already keeps its rate.',
      ]}
      confirm={{ label: 'Record rate', busy: record.isPending, disabled: !ready, onConfirm: submit }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={record.error} fields={fields} />
        <TextField
          ref={wanted === undefined ? first : undefined}
          label="Day of the sales"
          type="date"
          required
          value={day}
          onChange={(event) => setDay(event.target.value)}
          error={fieldError(record.error, 'day')}
          hint="In the zone of their program"
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="From"
            required
            maxLength={3}
            placeholder="EUR"
            value={base}
            onChange={(event) => setBase(event.target.value)}
            error={fieldError(record.error, 'base')}
            hint="Currency of the sales"
          />
          <TextField
            label="To"
            required
            maxLength={3}
            placeholder="GBP"
            value={quote}
            onChange={(event) => setQuote(event.target.value)}
            error={fieldError(record.error, 'quote')}
            hint="Currency of their program"
          />
        </div>
        <TextField
          ref={wanted === undefined ? undefined : first}
          label="Rate"
          required
          inputMode="decimal"
          value={rate}
          onChange={(event) => setRate(event.target.value)}
          error={fieldError(record.error, 'rate')}
          hint={`What one ${named(base, 'unit of the first')} is in ${named(quote, 'the second')}, such as 0.87`}
        />
      </DialogForm>
    </Dialog>
  );
}
