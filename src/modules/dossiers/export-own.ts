import type { ExportSource } from '#modules/personal-store/index.ts';
import { statusName } from './model.ts';
import { listOwnDossiers } from './queries.ts';

const most = 2000;

/** A person's applications with what they answered: part of the copy of their own data (Law 91/2025/QH15). */
export const exportOwnDossiers: ExportSource = async (ctx) => {
  const dossiers = await listOwnDossiers(ctx.db, ctx.actor.id!, [], most);
  return {
    fileName: 'ho-so.json',
    data: dossiers.map((dossier) => ({
      code: dossier.code,
      procedure: { code: dossier.procedureCode, name: dossier.procedureName },
      status: statusName(dossier.status),
      channel: dossier.channel,
      submittedAt: dossier.submittedAt,
      acceptedAt: dossier.acceptedAt,
      dueAt: dossier.dueAt,
      finishedAt: dossier.finishedAt,
      returnedAt: dossier.returnedAt,
      documentNumber: dossier.documentNumber,
      contact: {
        phone: dossier.applicantPhone,
        email: dossier.applicantEmail,
        address: dossier.applicantAddress,
      },
      answers: dossier.answers,
    })),
  };
};
