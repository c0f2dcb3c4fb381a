import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { launchChromium, skipWithoutChromium } from '../gallery/chromium.ts';

const weights = [400, 600];
const bytesOf = (weight: number) =>
  readFileSync(new URL(`./be-vietnam-pro-${weight}.woff2`, import.meta.url));

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const letters = [...vowels, ...'bcdđfghjklmnpqrstvwxz'].join('');
const text = `${letters}${letters.toUpperCase()}0123456789 .,:;!?()[]/%&@#*+-–—“”‘’…₫€§©×`;

test('each weight is one WOFF2 file of at most 12 kB', () => {
  for (const weight of weights) {
    assert.equal(bytesOf(weight).toString('latin1', 0, 4), 'wOF2');
    assert.ok(bytesOf(weight).length <= 12_000, `${weight}: ${bytesOf(weight).length}`);
  }
});

test('every Vietnamese letter, composed or not, is drawn by our font and none by a stand-in', {
  skip: skipWithoutChromium,
}, async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    for (const weight of weights) {
      const source = `url(data:font/woff2;base64,${bytesOf(weight).toString('base64')})`;
      await page.setContent(
        `<style>@font-face{font-family:ours;src:${source}} p{font-family:ours,serif}</style>
         <p>${text.replaceAll('&', '&amp;')} ${text.normalize('NFD').replaceAll('&', '&amp;')}</p>`,
      );
      await page.evaluate(() => document.fonts.ready);
      await devtools.send('DOM.enable');
      await devtools.send('CSS.enable');
      const { root } = await devtools.send('DOM.getDocument');
      const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
      const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
      assert.deepEqual(
        fonts.filter((font) => !font.isCustomFont),
        [],
        String(weight),
      );
      assert.ok(fonts.length > 0);
    }
  } finally {
    await browser.close();
  }
});
