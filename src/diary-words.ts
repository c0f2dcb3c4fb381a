import type { FactWords } from '#modules/directives/index.ts';
import { documentLink, listDocumentsByIds } from '#modules/documents/index.ts';
import { factNames, listFacts } from '#modules/dossiers/index.ts';
import { sitePaths } from '#modules/site/index.ts';

/** How other modules' facts are told in diaries and counted in monthly sheets, beside those of directives. */
export const diaryWords: readonly FactWords[] = [
  {
    subjectType: 'dossier',
    facts: factNames,
    counted: 'Lượt xử lý hồ sơ',
    async nameOf(db, _reader, ids) {
      const dossiers = await listFacts(db, ids);
      return new Map(
        dossiers.map(({ id, code, procedureName }) => [
          id,
          { name: `${code} · ${procedureName}`, href: `${sitePaths.dossiers}/${id}` },
        ]),
      );
    },
  },
  {
    subjectType: 'document',
    counted: 'Lượt xử lý văn bản',
    facts: {
      'document-registered': 'Vào sổ văn bản đến',
      'document-endorsement-proposed': 'Trình cho ý kiến',
      'document-endorsed': 'Cho ý kiến, chuyển xử lý văn bản',
      'document-forwarded': 'Chuyển tiếp văn bản',
      'document-work-finished': 'Giải quyết xong phần việc của văn bản',
      'document-work-returned': 'Trả lại phần việc của văn bản',
      'document-finished': 'Kết thúc văn bản',
      'document-drafted': 'Soạn dự thảo',
      'document-revised': 'Sửa dự thảo',
      'document-commented': 'Góp ý dự thảo',
      'document-co-editors-asked': 'Mời soạn chung dự thảo',
      'document-co-editing-part-done': 'Soạn chung dự thảo',
      'document-co-editing-closed': 'Chốt bản soạn chung',
      'document-hand-signed': 'Nhập bản ký tay đã quét',
      'document-review-asked': 'Trình duyệt dự thảo',
      'document-reviewed': 'Duyệt dự thảo',
      'document-numbered': 'Lấy số văn bản',
      'document-issued': 'Phát hành văn bản',
      'document-recalled': 'Thu hồi văn bản',
    },
    async nameOf(db, reader, ids) {
      const documents = await listDocumentsByIds(db, reader, ids);
      return new Map(
        [...documents.values()].map(({ id, code, subject }) => [
          id,
          { name: [code, subject].filter(Boolean).join(' · '), href: documentLink(id) },
        ]),
      );
    },
  },
];
