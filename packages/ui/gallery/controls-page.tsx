import { Download, Plus, QrCode as QrIcon, Search } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  Checkbox,
  Chip,
  Code,
  CodeBlock,
  Combobox,
  CopyCode,
  CopyField,
  IconButton,
  InlineCode,
  KeyHints,
  PasswordField,
  QrCode,
  SearchField,
  Segmented,
  Select,
  Switch,
  Tabs,
  TextArea,
  TextField,
  Toolbar,
  Tooltip,
  UiLink,
} from '../src/index.js';
import { Line, Section } from './section.js';

const tiers = [
  { value: 'gold', label: 'Gold', note: '12%' },
  { value: 'silver', label: 'Silver', note: '10%' },
  { value: 'bronze', label: 'Bronze', note: '8%' },
];

export function ControlsPage() {
  const [query, setQuery] = useState('');
  const [tier, setTier] = useState<string | undefined>('gold');
  const [period, setPeriod] = useState<'day' | 'week'>('day');
  const [on, setOn] = useState(true);
  return (
    <>
      <Section title="Buttons">
        <Line>
          <Button variant="primary" keyHint="A">
            Approve
          </Button>
          <Button>Send back</Button>
          <Button variant="quiet" keyHint="R">
            Reject
          </Button>
          <Button variant="danger">End access</Button>
          <Button icon={<Download aria-hidden="true" />}>Export</Button>
          <IconButton label="Show QR code" icon={<QrIcon aria-hidden="true" />} />
          <ButtonLink href="#payouts">Open payouts</ButtonLink>
        </Line>
        <Line>
          <Button size="small">Small</Button>
          <Button size="small" variant="quiet">
            Save filter
          </Button>
          <Button disabled>Disabled</Button>
          <Button variant="primary" disabled>
            Disabled
          </Button>
          <Button variant="primary" busy>
            Approve £918.74
          </Button>
          <Button busy icon={<Download aria-hidden="true" />}>
            Export
          </Button>
          <UiLink href="#all">All links</UiLink>
        </Line>
      </Section>
      <Section title="Fields">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="E-mail" type="email" placeholder="name@company.example.com" hint="We send a link to it." />
          <TextField
            label="Payout threshold"
            prefix="£"
            defaultValue="12,5"
            error="Pence need two digits: 12.50. The smallest threshold is £25.00."
          />
          <PasswordField label="Password" defaultValue="a long sentence" />
          <Select
            label="Reason"
            options={[
              { value: 'a', label: 'Order cancelled' },
              { value: 'b', label: 'Own order of the partner' },
            ]}
            optional
          />
          <Combobox label="Tier" options={tiers} value={tier} onValueChange={setTier} />
          <TextField label="Code" disabled defaultValue="willow" hint="Codes that are in use cannot change." />
          <TextArea label="What the partner reads" defaultValue="The order was cancelled before it was sent." />
          <div className="grid content-start gap-3">
            <Checkbox label="Send a notice" hint="One message for all seven." defaultChecked />
            <Checkbox label="Some of them" indeterminate />
            <Checkbox label="Not available" disabled />
            <Switch
              label="Pay this partner"
              hint="Takes effect with the next run."
              checked={on}
              onCheckedChange={setOn}
            />
          </div>
        </div>
      </Section>
      <Section title="Tabs, chips and search">
        <Tabs
          label="Saved filters"
          items={[
            { label: 'To approve', href: '#a', count: 128, current: true },
            { label: 'Held', href: '#b', count: 6 },
            { label: 'Above £500', href: '#c', count: 9 },
            { label: 'Refunds this week', href: '#d', count: 31 },
            { label: 'All', href: '#e' },
          ]}
          end={
            <KeyHints
              hints={[
                { keys: ['J', 'K'], does: 'move' },
                { keys: ['X'], does: 'select' },
                { keys: ['A'], does: 'approve' },
              ]}
            />
          }
        />
        <Toolbar
          label="Filter commissions"
          end={
            <Button variant="quiet" size="small">
              Save filter
            </Button>
          }
        >
          <SearchField label="Partner, order, product" value={query} onValueChange={setQuery} focusKey="/" />
          <Chip state="on" name="State" value="Hold ended" />
          <Chip name="Program" value="Any" />
          <Chip state="add" name="Filter" />
        </Toolbar>
        <p>
          Pay <Chip state="value" name="12%" /> of net sale to <Chip state="value" name="Gold partners" />
        </p>
        <Line>
          <Segmented
            label="Period"
            value={period}
            onValueChange={setPeriod}
            options={[
              { value: 'day', label: 'Days' },
              { value: 'week', label: 'Weeks' },
            ]}
          />
          <Tooltip content="Everything that was ever imported">
            <Button size="small" icon={<Search aria-hidden="true" />}>
              Search all orders
            </Button>
          </Tooltip>
          <Button size="small" icon={<Plus aria-hidden="true" />}>
            Create link
          </Button>
        </Line>
      </Section>
      <Section title="Codes and links">
        <CopyField
          value="https://go.northwind.example.com/willow"
          display="go.northwind.example.com/willow"
          strong="willow"
          label="Your main link"
        >
          <IconButton variant="plain" label="Show QR code of your main link" icon={<QrIcon aria-hidden="true" />} />
        </CopyField>
        <Line>
          <InlineCode>NW-48O0O</InlineCode>
          <Code>commission.rate</Code>
          <CopyCode value="payout.unavailable, request 7f2c-91ab" />
        </Line>
        <CodeBlock label="A webhook">{'{ "type": "commission.approved", "minor": 6494, "currency": "GBP" }'}</CodeBlock>
        <QrCode value="https://go.northwind.example.com/willow" fileName="willow" />
      </Section>
    </>
  );
}
