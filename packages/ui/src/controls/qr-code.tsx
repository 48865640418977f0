import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { useUi } from '../core/ui-provider.js';
import { Button } from './button.js';

export interface QrCodeProps {
  value: string;
  /** Without the ending: "willow" gives willow.svg and willow.png. */
  fileName?: string | undefined;
  /** Shown width in CSS pixels. */
  size?: number | undefined;
  downloads?: boolean | undefined;
}

const QUIET_ZONE = 4;
const PNG_WIDTH = 1024;

interface Drawn {
  readonly side: number;
  readonly path: string;
}

function draw(value: string): Drawn {
  // Quartile correction survives a crease or a coffee ring on print.
  const { data, size } = encode(value, { ecc: 'Q', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z` : '')))
    .join('');
  return { side: size + 2 * QUIET_ZONE, path };
}

const markup = ({ side, path }: Drawn): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;

function save(href: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.download = name;
  anchor.click();
}

function saveSvg(drawn: Drawn, name: string): void {
  const url = URL.createObjectURL(new Blob([markup(drawn)], { type: 'image/svg+xml' }));
  save(url, `${name}.svg`);
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function savePng(drawn: Drawn, name: string): void {
  const canvas = document.createElement('canvas');
  // A whole number of pixels for each module keeps the edges sharp.
  const step = Math.ceil(PNG_WIDTH / drawn.side);
  canvas.width = canvas.height = step * drawn.side;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(step, step);
  context.fillStyle = '#000';
  context.fill(new Path2D(drawn.path));
  save(canvas.toDataURL('image/png'), `${name}.png`);
}

/** Dark on white in both themes: scanners need it. */
export function QrCode({ value, fileName = 'qr', size = 176, downloads = true }: QrCodeProps) {
  const { words } = useUi();
  const drawn = useMemo(() => draw(value), [value]);
  return (
    <div className="ui-qr" style={{ width: size }}>
      <svg
        viewBox={`0 0 ${drawn.side} ${drawn.side}`}
        role="img"
        aria-label={words.qrCode(value)}
        shapeRendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${drawn.side}v${drawn.side}H0z`} />
        <path fill="#000" d={drawn.path} />
      </svg>
      {downloads ? (
        <div className="ui-qr-actions">
          <Button size="small" icon={<Download aria-hidden="true" />} onClick={() => saveSvg(drawn, fileName)}>
            {words.downloadSvg}
          </Button>
          <Button size="small" icon={<Download aria-hidden="true" />} onClick={() => savePng(drawn, fileName)}>
            {words.downloadPng}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
