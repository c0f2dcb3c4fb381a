import { getProcedureVersion } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import type { IssuedDossier } from './issued-dossier.ts';

/** What is granted. Published records name the notices and refusals of the same procedure beside it. */
export async function resultName({ db }: Context, dossier: IssuedDossier): Promise<string> {
  if (dossier.resultName !== null) return dossier.resultName;
  const { content } = await getProcedureVersion(db, dossier.procedureVersionId);
  const names = content.results.map((result) => result.name);
  return names.find((name) => !/^(Thông báo|Phiếu từ chối|Văn bản)/.test(name)) ?? names[0] ?? '';
}
