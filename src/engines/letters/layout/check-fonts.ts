import { onLine, type Remark } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import type { SeenLine, SeenPage } from './seen-page.ts';

/** Stamps of urgency and secrecy are red. */
const stamps = /^(KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|MẬT|TỐI MẬT|TUYỆT MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ)$/;

/** Every font once, and the first text that is not black (Annex I, I.4). */
export function checkFonts(pages: readonly SeenPage[], { type }: LayoutRules): readonly Remark[] {
  const lines = pages.flatMap((page) => page.lines);
  const known = [...type.families, ...type.signs];
  const strange = new Map<string, SeenLine>();
  for (const line of lines) {
    for (const { font } of line.runs) {
      const family = font.replace(/[,-].*$|PS.*$|MT$/, '');
      if (!known.some((start) => font.replaceAll(' ', '').startsWith(start.replaceAll(' ', '')))) {
        if (!strange.has(family)) strange.set(family, line);
      }
    }
  }
  const mend = 'Chọn phông chữ Times New Roman cho toàn bộ văn bản.';
  const families = [...strange].map(([family, line]) =>
    onLine(line, 'font-family', type.article, `Phông chữ “${family}” không phải Times New Roman.`, mend),
  );
  const coloured = lines.find(
    (line) => !stamps.test(line.text) && line.runs.some(({ colour }) => !isBlack(colour)),
  );
  if (!coloured) return families;
  return [
    ...families,
    onLine(coloured, 'text-colour', type.article, 'Chữ phải màu đen.', 'Chọn màu chữ đen.'),
  ];
}

/** Printers' blacks are not all quite black. */
const isBlack = (colour: string) =>
  (colour.match(/[\da-f]{2}/gi) ?? []).every((part) => Number.parseInt(part, 16) < 60);
