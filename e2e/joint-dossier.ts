import { answers, libraryCard } from '#modules/dossiers/fixtures.ts';
import { type Dossier, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import { newId } from '#platform/database/index.ts';
import type { World } from './world.ts';

/**
 * A change of land use at a commune: the land office measures, while the departments of construction and of health are
 * asked for their opinion; then the commune goes on.
 */
const process = {
  id: 'landUse',
  name: 'Chuyển mục đích sử dụng đất, liên thông',
  steps: [
    { id: 'accept', name: 'Tiếp nhận hồ sơ', position: 'receptionist', action: 'accept', share: 0.05 },
    { id: 'handle', name: 'Thẩm định, chuyển các cơ quan', position: 'handler', share: 0.15 },
    {
      id: 'joint',
      name: 'Các cơ quan cùng xử lý',
      parallel: [
        { id: 'land', name: 'Trích đo địa chính', call: 'survey', place: 'Đất đai', share: 0.5 },
        {
          id: 'opinions',
          name: 'Cho ý kiến',
          position: 'handler',
          place: 'field',
          question: 'Thửa đất có phù hợp quy hoạch và điều kiện vệ sinh không?',
          outcomes: ['agree', 'disagree'],
          share: 0.5,
          consult: { each: '["Hoạt động xây dựng", "Y tế"]', as: 'field' },
          timers: [{ share: 1, goTo: 'next' }],
        },
      ],
    },
    {
      id: 'review',
      name: 'Tổng hợp, xem xét',
      position: 'reviewer',
      share: 0.3,
      outcomes: ['approve', 'sendBack'],
      returnTo: 'handle',
    },
    { id: 'return', name: 'Trả kết quả', position: 'receptionist', action: 'return', share: 0 },
  ],
  called: [
    {
      id: 'survey',
      name: 'Trích đo địa chính',
      steps: [
        { id: 'measure', name: 'Đo đạc', position: 'handler', share: 0.7 },
        { id: 'confirm', name: 'Xác nhận bản trích đo', position: 'reviewer', share: 0.3 },
      ],
    },
  ],
};

/** Lan's application as it lies at the commune's desk. */
export async function jointDossier({ province }: World): Promise<Dossier> {
  const { db } = province;
  const system = province.system('e2e');
  const procedure = { ...libraryCard, code: '9.000045', name: 'Chuyển mục đích sử dụng đất' };
  const effectiveFrom = Temporal.PlainDate.from('2025-07-01');
  await publishProcedures(system, [{ procedure, process }], { effectiveFrom, source: 'e2e' });
  const lan = (await findCitizenByIdentityNumber(db, '099196000074'))!;
  const ctx = system.as({ kind: 'citizen', id: lan.id, name: lan.fullName, positions: [] });
  return submitDossier(ctx, {
    procedureVersionId: (await getProcedure(db, procedure.code, dayOf(ctx.now()))).id,
    channel: 'online',
    applicant: { id: lan.id, name: lan.fullName, phone: lan.phone, email: lan.email },
    answers,
    placeCode: '99004',
    returnMethod: 'online',
    submissionKey: newId(),
  });
}
