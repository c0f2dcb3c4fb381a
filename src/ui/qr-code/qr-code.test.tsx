import assert from 'node:assert/strict';
import test from 'node:test';
import { encode } from 'uqr';
import { renderPart } from '#platform/html/index.ts';
import { QrCode } from './qr-code.tsx';

test('every dark module of the code is drawn, and no light one', () => {
  const text = 'https://library.example.vn/m/2026.00144';
  const { data } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
  const html = renderPart(<QrCode text={text} label="Follow the card" />);
  const drawn = [...html.matchAll(/M(\d+ \d+)h1v1h-1z/g)].map(([, place]) => place);
  assert.deepEqual(drawn, dark);
  assert.match(html, /role="img" aria-label="Follow the card"/);
});
