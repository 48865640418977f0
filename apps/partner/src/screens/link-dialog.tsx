import type { Link, LinkFigures } from '@tributary/api-client';
import { CopyField, Count, DefinitionList, Dialog, MoneyList, QrCode } from '@tributary/ui';
import { minors } from '../../../shared/money.js';
import { shortUrl } from './link-words.js';

export function LinkDialog({
  link,
  figures,
  onClose,
}: {
  link: Link;
  figures: LinkFigures | undefined;
  onClose: () => void;
}) {
  return (
    <Dialog open onOpenChange={onClose} title={link.code} size="small">
      <div className="grid gap-5">
        <CopyField value={link.url} display={shortUrl(link.url)} strong={link.code} variant="primary" />
        <div className="justify-self-center">
          <QrCode value={link.url} fileName={link.code} />
        </div>
        <DefinitionList
          items={[
            { term: 'Program', value: link.programName },
            { term: 'Leads to', value: link.target === null ? 'the start page of the program' : shortUrl(link.target) },
            ...(link.campaign === null ? [] : [{ term: 'Campaign', value: link.campaign }]),
            ...(figures === undefined ? [] : [{ term: 'Last 30 days', value: <InShort figures={figures} /> }]),
          ]}
        />
      </div>
    </Dialog>
  );
}

function InShort({ figures: { clicks, signups, sales, commission } }: { figures: LinkFigures }) {
  return (
    <>
      Clicks <Count value={clicks} />, signups <Count value={signups} />, sales <Count value={sales} />
      {commission.length === 0 ? null : (
        <>
          , earned <MoneyList values={minors(commission)} />
        </>
      )}
    </>
  );
}
