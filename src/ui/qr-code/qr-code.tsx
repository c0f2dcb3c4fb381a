import { encode } from 'uqr';

export interface QrCodeProps {
  readonly text: string;
  /** What it leads to, for those who cannot scan it. */
  readonly label: string;
}

/** A QR code (ISO/IEC 18004) as one drawing, sharp at any size on screen and paper. Error level M, quiet zone 4. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      class="mu-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
