// A letter written by hand in HTML and printed by a browser: nothing of ours in it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { documentTypes } from '../testing/document-examples.ts';
import { layoutRules } from '../testing/layout-fixtures.ts';
import { checkPdfLayout } from './check-layout.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const skip = !existsSync(executablePath) && process.env['CI'] !== 'true';

const face = (file: string, weight: string, style: string) => {
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${file}/Tinos_${file}.ttf`));
  const data = `url(data:font/ttf;base64,${readFileSync(path, 'base64')})`;
  return `@font-face { font-family: Tinos; font-weight: ${weight}; font-style: ${style}; src: ${data} }`;
};
const faces = [
  face('400Regular', 'normal', 'normal'),
  face('400Regular_Italic', 'normal', 'italic'),
  face('700Bold', 'bold', 'normal'),
  face('700Bold_Italic', 'bold', 'italic'),
].join('\n');

let browser: Browser | undefined;
after(() => browser?.close());

const page = ({
  motto = 'Độc lập - Tự do - Hạnh phúc',
  number = '07/SNV-VP',
  margins = '20mm 15mm 20mm 30mm',
}) => `
<style>
  ${faces}
  @page { size: A4; margin: ${margins} }
  body { font: 14pt/1.2 Tinos; margin: 0; color: #000 }
  table { width: 100%; border-spacing: 0; text-align: center; vertical-align: top }
  td { vertical-align: top; padding: 0 }
  .line { border-bottom: 1px solid; margin: 1pt auto 6pt }
  p { text-align: justify; text-indent: 1cm; margin: 6pt 0 }
  .left { text-align: left; font-size: 11pt }
</style>
<table>
  <tr>
    <td style="width: 42%; font-size: 12pt">ỦY BAN NHÂN DÂN<br>TỈNH LAI CHÂU<br><b>SỞ NỘI VỤ</b><div class="line" style="width: 28pt"></div></td>
    <td><b style="font-size: 12pt">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b style="font-size: 13pt">${motto}</b><div class="line" style="width: 159pt"></div></td>
  </tr>
  <tr>
    <td style="font-size: 13pt">Số: ${number}<div style="font-size: 12pt; margin-top: 6pt">V/v báo cáo tình hình<br>sử dụng nhà văn hóa</div></td>
    <td style="font-size: 13pt"><i>Lai Châu, ngày 05 tháng 3 năm 2026</i></td>
  </tr>
</table>
<div style="text-align: center; margin: 12pt">Kính gửi: Ủy ban nhân dân các xã, phường</div>
<p>Để tổng hợp báo cáo Ủy ban nhân dân tỉnh về tình hình sử dụng nhà văn hóa của các bản, tổ dân phố sau khi sắp xếp đơn vị hành chính, Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường rà soát số nhà văn hóa hiện có, hiện trạng và nhu cầu sửa chữa.</p>
<p>Báo cáo gửi về Sở Nội vụ trước ngày 20 tháng 3 năm 2026, đồng thời gửi bản mềm trên trục liên thông văn bản để tổng hợp chung trong toàn tỉnh theo thời gian quy định./.</p>
<table style="margin-top: 12pt">
  <tr>
    <td class="left" style="width: 50%"><b style="font-size: 12pt"><i>Nơi nhận:</i></b><br>- Như trên;<br>- Giám đốc Sở (báo cáo);<br>- Lưu: VT, VP.</td>
    <td style="font-size: 13pt"><b>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC</b><div style="height: 60pt"></div><b>Lê Minh Đức</b></td>
  </tr>
</table>`;

async function printed(changes: Parameters<typeof page>[0]): Promise<Uint8Array> {
  browser ??= await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const tab = await browser.newPage();
  await tab.setContent(page(changes));
  await tab.evaluate('document.fonts.ready');
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  await tab.close();
  return pdf;
}

const findingsOf = async (changes: Parameters<typeof page>[0]) => {
  const { type, findings } = await checkPdfLayout(await printed(changes), layoutRules, documentTypes.types);
  return [type?.code, ...findings.map(({ code, message }) => `${code}: ${message}`)];
};

test('a browser’s print of a well-laid letter passes', { skip }, async () => {
  assert.deepEqual(await findingsOf({}), ['officialLetter']);
});

test('and one with mistakes is told of each', { skip }, async () => {
  assert.deepEqual(
    (
      await findingsOf({
        motto: 'Độc lập – Tự do – Hạnh phúc',
        number: '7/SNV-VP',
        margins: '20mm 15mm 20mm 20mm',
      })
    ).map((finding) => finding?.split(':')[0]),
    ['officialLetter', 'wording', 'number-form', 'margin-left'],
  );
});
