import type { Answers } from '#engines/forms/index.ts';
import { type Dossier, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { newId } from '#platform/database/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { birthNotice } from './birth-notice.ts';
import type { World } from './world.ts';

/** Lan's registration of a birth as it lies at the commune's desk: for journeys that begin there. */
export const filedBirth = (world: World): Promise<Dossier> =>
  filed(world, '1.001193', 'lan-dang-ky-khai-sinh-cho-con-gai');

/** The birth, the residence and the insurance of her child in one application, there too. */
export const filedChild = (world: World): Promise<Dossier> =>
  filed(world, '2.000986', 'lan-lam-ca-ba-viec-cho-con');

/** An example of the pack, as Lan files it today. */
async function filed({ province }: World, code: string, example: string): Promise<Dossier> {
  const { db, pack, blobs } = province;
  const system = province.system('e2e');
  const lan = (await findCitizenByIdentityNumber(db, '099196000074'))!;
  const ctx = system.as({ kind: 'citizen', id: lan.id, name: lan.fullName, positions: [] });
  const notice = await storeMade(ctx, blobs, {
    bytes: birthNotice.buffer,
    name: birthNotice.name,
    mediaType: birthNotice.mimeType,
  });
  const [file] = pack.files(`procedures/${code}-*/examples/${example}.yaml`);
  const { answers } = file!.value as { readonly answers: Answers };
  return submitDossier(ctx, {
    procedureVersionId: (await getProcedure(db, code, dayOf(ctx.now()))).id,
    channel: 'online',
    applicant: { id: lan.id, name: lan.fullName, phone: lan.phone, email: lan.email },
    answers: { ...answers, birthNotice: [notice.id] },
    placeCode: '99004',
    returnMethod: 'online',
    submissionKey: newId(),
  });
}
