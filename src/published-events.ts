import type { PublishedEvent } from '#modules/data-platform/index.ts';

/**
 * The facts that agencies' systems may be told, and what of each. A fact goes out by being named here; whoever receives it
 * needs a grant for its type, and learns of a person nothing but the code of their dossier.
 */
export const publishedEvents: readonly PublishedEvent[] = [
  dossier('dossier-submitted', 'Hồ sơ được nộp', { procedureCode: 'string', channel: 'string' }),
  dossier('dossier-accepted', 'Hồ sơ được tiếp nhận', { dueAt: 'string' }),
  dossier('dossier-refused', 'Hồ sơ không được tiếp nhận', { ground: 'string' }),
  dossier('dossier-extended', 'Hồ sơ được hẹn lại', { dueAt: 'string', previousDueAt: 'string' }),
  dossier('dossier-supplement-requested', 'Yêu cầu bổ sung hồ sơ', {}),
  dossier('dossier-supplemented', 'Hồ sơ được bổ sung', { dueAt: 'string' }),
  dossier('dossier-result-issued', 'Có kết quả giải quyết', { documentNumber: 'string' }),
  dossier('dossier-result-delivered', 'Kết quả được trả', { method: 'string' }),
  dossier('dossier-withdrawn', 'Hồ sơ được rút', {}),
  dossier('dossier-stopped', 'Hồ sơ dừng giải quyết', {}),
  { type: 'procedure-published', title: 'Thủ tục hành chính có phiên bản mới', fields: { code: 'string' } },
];

function dossier(type: string, title: string, more: PublishedEvent['fields']): PublishedEvent {
  return { type, title, fields: { code: 'string', status: 'integer', ...more } };
}
