import { createLetterPress } from '#engines/letters/index.ts';

const template = `
#import "/letters/library.typ": *
#show: sheet.with(title: "Thẻ thư viện", paper: "a5")
#head((name: "Thư viện Mường Lay"), number: "01/TTV", place: "Mường Lay", date: letter-data.issuedOn)
#document-title[THẺ THƯ VIỆN]
#entry("Bạn đọc", strong(letter-data.reader))
#qr-code(letter-data.lookup)
`;

const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
export const pdf = await press.render(
  { source: template },
  { reader: 'Lò Thị Lan', issuedOn: '2026-09-02', lookup: { qr: 'https://thu-vien.example.vn/01' } },
  { createdAt: Temporal.Instant.from('2026-09-02T01:20:00Z') },
);
await press.close();
