import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { qrSvg } from './qr-code.ts';

const text = 'https://tra-cuu.example.vn/H18.12-260902-0128';

test('the picture has exactly the dark modules of the code, inside a quiet zone of four', () => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const drawn = data.map(() => new Array<boolean>(size).fill(false));
  for (const [, x, y, length] of qrSvg(text).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
  }
  assert.deepEqual(drawn, data);
  assert.ok(data.slice(0, 4).every((row) => row.every((isDark) => !isDark)));
});

test('text never reaches the markup', () => {
  assert.doesNotMatch(qrSvg('"><script>alert(1)</script>'), /script/);
});
