import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContent } from './parse-content.ts';

test('what a drafter types becomes the parts of a document, and the template counts anew', () => {
  const typed = `Thực hiện kế hoạch năm 2026.

I. KẾT QUẢ
1. Đã rà soát 12 hộ.
a) Đúng hạn.
- Bản Nà Lúa 1;
- Bản Nà Lúa 2.
II. KIẾN NGHỊ
Không có.`;
  assert.deepEqual(parseContent(typed), [
    'Thực hiện kế hoạch năm 2026.',
    {
      heading: 'KẾT QUẢ',
      content: [
        { clause: 'Đã rà soát 12 hộ.' },
        { point: 'Đúng hạn.' },
        { list: ['Bản Nà Lúa 1;', 'Bản Nà Lúa 2.'] },
      ],
    },
    { heading: 'KIẾN NGHỊ', content: ['Không có.'] },
  ]);
  assert.deepEqual(parseContent('Điều 3. Có hiệu lực từ ngày ký.'), [{ article: 'Có hiệu lực từ ngày ký.' }]);
});

test('a date, a decimal and a lone letter are no numbers of parts', () => {
  const lines = ['Ngày 20.11 họp.', '3,5 tỷ đồng', 'a là một chữ'];
  assert.deepEqual(parseContent(lines.join('\n')), lines);
});
