import { CircleCheck, Clock, Lock, ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import {
  BarChart,
  Button,
  Callout,
  CommissionState,
  Count,
  DateTime,
  DefinitionList,
  Delta,
  EmptyState,
  ErrorState,
  Feed,
  FigureStrip,
  Freshness,
  KeySwatch,
  Money,
  MoneyList,
  NotPermitted,
  Percentage,
  ProgressBar,
  Rate,
  Receipt,
  RelativeTime,
  SkeletonStat,
  SkeletonText,
  Sparkline,
  StatTile,
  StatusBadge,
  Stepper,
  Timeline,
  WhyAmount,
  formatMoney,
  type CommissionStateName,
} from '../src/index.js';
import { bars } from './sample-data.js';
import { Line, Section } from './section.js';

const states: readonly CommissionStateName[] = [
  'pending',
  'approved',
  'held',
  'inPayout',
  'inTransit',
  'paid',
  'reversed',
  'rejected',
  'nothing',
  'awaitingRate',
];
const gbp = (minor: number) => ({ minor, currency: 'GBP' });
const pounds = (minor: number) => formatMoney(gbp(minor));
const whole = (minor: number) => formatMoney(gbp(minor), { digits: 'whole' });

export function MoneyPage() {
  const [metric, setMetric] = useState('earned');
  const now = Date.now();
  return (
    <>
      <Section title="Money">
        <Line>
          <Money value={gbp(104638)} size="hero" />
        </Line>
        <Line>
          <Delta change={0.184} />
          <Delta change={-0.068} />
          <Delta change={-0.002} unit="points" />
          <Delta change={0} />
          <Delta change={undefined} />
        </Line>
        <Line>
          <Money value={gbp(149824)} size="medium" />
          <Money value={gbp(128416)} size="small" />
          <Money value={gbp(-2164)} owed />
          <Money value={{ minor: 4200, currency: 'JPY' }} />
          <Money value={gbp(4110200)} rounded />
          <MoneyList values={[gbp(91874), { minor: 19310, currency: 'EUR' }]} />
          <WhyAmount value={gbp(6494)} />
          <WhyAmount value={gbp(-2164)} owed />
        </Line>
        <Line>
          <Rate rate={{ basisPoints: 750 }} />
          <Percentage ratio={0.0097} />
          <Count value={4218} />
          <RelativeTime at={now - 13 * 60_000} />
          <DateTime at={now} precision="minute" />
          <DateTime at={now} precision="exact" />
          <Freshness at={now} />
          <Freshness at={now - 360_000} />
        </Line>
      </Section>
      <Section title="States">
        <Line>
          {states.map((state) => (
            <CommissionState key={state} state={state} />
          ))}
        </Line>
        <Line>
          <CommissionState state="pending" next="until 20 Dec" />
          <StatusBadge tone="accent">Gold partner</StatusBadge>
          <StatusBadge tone="warning">Same device as buyer</StatusBadge>
          <StatusBadge tone="negative">Failed</StatusBadge>
          <StatusBadge tone="positive">Verified</StatusBadge>
          <StatusBadge>main</StatusBadge>
          <StatusBadge tone="positive" icon={<CircleCheck aria-hidden="true" />}>
            £679.15 to spare
          </StatusBadge>
        </Line>
      </Section>
      <Section title="Figures">
        <ProgressBar
          label="Not yet paid: £1,284.16 available, £1,217.77 pending, £257.76 held"
          segments={[
            { label: 'Available', value: 128416 },
            { label: 'Pending', value: 121777, tone: 'second' },
            { label: 'Held', value: 25776, tone: 'held' },
          ]}
        />
        <FigureStrip label="Balances">
          <StatTile
            name={
              <>
                <KeySwatch />
                Available
              </>
            }
            value={<Money value={gbp(128416)} />}
            sub="ready for the next payout"
          />
          <StatTile
            name={
              <>
                <KeySwatch tone="second" />
                Pending
              </>
            }
            value={<Money value={gbp(121777)} />}
            sub="in the 30-day hold"
          />
          <StatTile
            name={
              <>
                <KeySwatch tone="held" />
                Held
              </>
            }
            value={<Money value={gbp(25776)} />}
            sub="1 sale under review"
          />
          <StatTile name="Paid in 2026" value={<Money value={gbp(931870)} />} sub="last £1,104.92 on 2 Nov" />
          <SkeletonStat />
        </FigureStrip>
        <FigureStrip label="Choose what the chart shows">
          <StatTile
            name="Earned"
            value={pounds(157081)}
            sub={<Delta change={0.25} />}
            selected={metric === 'earned'}
            onSelect={() => setMetric('earned')}
          />
          <StatTile
            name="Clicks"
            value="4,218"
            sub={<Delta change={0.121} />}
            selected={metric === 'clicks'}
            onSelect={() => setMetric('clicks')}
          />
          <StatTile
            name="Sales"
            value="41"
            sub={<Delta change={-0.068} />}
            selected={metric === 'sales'}
            onSelect={() => setMetric('sales')}
          />
        </FigureStrip>
        <BarChart
          label="Earned by day"
          bars={bars}
          format={pounds}
          formatAxis={whole}
          seriesName="Each day"
          beforeName="30 days before"
        />
        <Line>
          <Sparkline values={[3, 4, 4, 5, 6, 5, 7, 8, 8, 9, 9, 11]} />
          <Sparkline values={[9, 8, 8, 7, 6, 5, 5, 4, 4, 3]} />
        </Line>
        <ProgressBar
          running
          legend
          label="412 of 420 sent, 3 failed"
          total={420}
          segments={[
            { label: 'sent', value: 412, text: '412' },
            { label: 'failed', value: 3, tone: 'negative', text: '3' },
          ]}
        />
      </Section>
      <Section title="Steps and receipts">
        <Stepper
          label="December run"
          steps={[
            { title: 'Cut-off', detail: '25 Nov, 23:59', state: 'done' },
            { title: 'Prepared', detail: 'Marta, 26 Nov', state: 'done' },
            { title: 'Approval', detail: 'you, now', state: 'now' },
            { title: 'Account', detail: 'to confirm', state: 'blocked' },
            { title: 'Arrived', detail: 'by 3 Dec', state: 'next' },
          ]}
        />
        <div className="grid gap-10 md:grid-cols-2">
          <Timeline
            label="Why £43.30"
            entries={[
              {
                key: 'c',
                title: 'Click',
                at: '2026-10-03T08:14:09Z',
                id: '7c1e',
                children: <p>Link willow-autumn, campaign Autumn gift guide</p>,
              },
              {
                key: 's',
                title: 'Sale',
                at: '2026-10-15T13:05:27Z',
                id: 'a4d7',
                children: <p>Order NW-45102, £649.38 with VAT</p>,
              },
              {
                key: 'r',
                title: 'Rule',
                children: (
                  <>
                    <blockquote>Pay 12% of net sale to Gold partners.</blockquote>
                    <Receipt
                      label="The sum"
                      lines={[
                        { label: 'Order total with VAT', amount: '£649.38' },
                        { label: 'VAT 20%', amount: '−£108.23' },
                        { label: 'Net sale', amount: '£541.15', kind: 'rule' },
                        { label: '× 12%', amount: '£64.938' },
                        { label: 'Commission, rounded half up', amount: '£64.94', kind: 'total' },
                      ]}
                    />
                  </>
                ),
              },
              {
                key: 'n',
                title: 'Refund of 1 of 3 cases',
                at: '2026-11-04T10:26:53Z',
                id: 'd310',
                kind: 'negative',
                children: <p>£216.42 with VAT.</p>,
              },
              { key: 'p', title: 'Payout', when: '1 Dec', kind: 'future', children: <p>To account •••• 4471</p> },
            ]}
          />
          <div className="grid content-start gap-4">
            <DefinitionList
              items={[
                { term: 'Plan', value: 'Trade plan, version 7' },
                { term: 'In force since', value: '1 Oct 2026' },
                { term: 'Paid to', value: 'account •••• 4471' },
              ]}
            />
            <Feed
              label="Activity"
              items={[
                {
                  key: '1',
                  icon: <ShoppingCart aria-hidden="true" />,
                  text: (
                    <>
                      Sale NW-48213 <b>+£77.04</b>
                    </>
                  ),
                  at: now - 780_000,
                },
                {
                  key: '2',
                  icon: <Clock aria-hidden="true" />,
                  text: 'NW-48121 held for review',
                  at: now - 80_000_000,
                },
              ]}
            />
          </div>
        </div>
      </Section>
      <Section title="Notes">
        <Callout
          tone="warning"
          title="Confirm your new bank account"
          actions={<Button variant="primary">Confirm account</Button>}
        >
          <p>Enter the two small deposits we sent to it by 25 Nov, 23:59. Otherwise this payout moves to 4 January.</p>
        </Callout>
        <Callout tone="info" title="You see 31 October 2026, 23:59" actions={<Button size="small">Back to now</Button>}>
          <p>Figures, names and states as they stood then. Nothing can be changed here.</p>
        </Callout>
        <Callout tone="positive" title="The run is sent">
          <p>12 partners, £12,161.78 and €6,187.10.</p>
        </Callout>
        <ErrorState
          title="The balances could not be read"
          code="payout.unavailable, request 7f2c-91ab"
          onRetry={() => undefined}
        >
          The payout service did not answer within 5 s. No money has moved. Try again; if it stays, quote the code.
        </ErrorState>
        <div className="grid md:grid-cols-3 gap-x-8">
          <EmptyState title="No links yet" action={<Button variant="primary">Create your first link</Button>}>
            A link tells us which sales come from you. Each campaign can have its own.
          </EmptyState>
          <NotPermitted title="Payout runs are for finance" action={<Button>Ask for access</Button>}>
            You are a program manager. Marta Lindqvist and Sofia Brandt can open this page.
          </NotPermitted>
          <EmptyState icon={<Lock aria-hidden="true" />} title="No order NW-99999">
            It may belong to another organisation, or the number has a slip.
          </EmptyState>
        </div>
        <SkeletonText lines={3} />
      </Section>
    </>
  );
}
