import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import {
  compareCopies,
  type Dossier,
  dossierRefusals,
  getDossier,
  listComponents,
  listFees,
  listFiles,
  listLetters,
} from '#modules/dossiers/index.ts';
import { collectCash, listReceipts, owedVnd } from '#modules/payments/index.ts';
import { coverSheets, listScansAbout, scanIssueText, uploadBatch } from '#modules/scanning/index.ts';
import { findSigningKey } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatMoney } from '#ui/index.ts';
import { DonePage } from './pages/done-page.tsx';
import { counterPaths } from './paths.ts';
import type { CounterServices } from './services.ts';
import { signCopies } from './sign-copies.ts';
import { statementData } from './statement.ts';
import { findSeat } from './tickets.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** What is left to do once it is taken in: the fee, the scans, the paper to hand over, the next person. */
export const doneRoutes =
  ({ blobs, letters, keyRing, authorities }: CounterServices): Routes =>
  (app) => {
    const config = { access: 'officer' };
    const schema = { params: ById };

    app.get(counterPaths.done(':id'), { config, schema }, async ({ ctx, params }, reply) =>
      reply.html(await donePage(ctx, params.id)),
    );

    app.post(counterPaths.cash(':id'), { config, schema }, async ({ ctx, params, form, session }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      return orAgain(ctx, reply, dossier, async () => {
        const amountVnd = await collectAll(ctx, dossier, form);
        session.flash('success', `Đã thu ${formatMoney(amountVnd, 'vi')} tiền mặt.`);
      });
    });

    app.post(
      counterPaths.scans(':id'),
      { config: { ...config, uploads: { maxFiles: 60 } }, schema },
      async ({ ctx, params, uploads, session }, reply) => {
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        return orAgain(ctx, reply, dossier, async () => {
          await uploadBatch(ctx, blobs, { uploads, about: dossier.code });
          session.flash('success', 'Đã nhận lô quét; giấy tờ về đúng chỗ sau ít giây.');
        });
      },
    );

    app.post(
      counterPaths.comparing(':id'),
      { config, schema },
      async ({ ctx, params, form, session }, reply) => {
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        return orAgain(ctx, reply, dossier, async () => {
          const secret = { pin: form.get('pin') ?? '', otp: form.get('otp') ?? undefined };
          if (form.get('sign') === '1')
            await signCopies(ctx, { blobs, letters, keyRing, authorities }, dossier, secret);
          else await compareCopies(ctx, { dossierId: dossier.id });
          session.flash(
            'success',
            'Đã ghi nhận đối chiếu. Trả lại bản giấy cho người nộp nếu không phải giữ.',
          );
        });
      },
    );

    app.get(counterPaths.sheets(':id'), { config, schema }, async ({ ctx, params }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      const papers = (await listComponents(ctx.db, dossier.id)).filter(({ isReceived }) => isReceived);
      const about = `${dossier.procedureName}. Người nộp: ${dossier.applicantName}`;
      const data = coverSheets({ code: dossier.code, about, papers });
      return sendPdf(reply, await letters.render('cover-sheet', data, { createdAt: ctx.now() }));
    });

    app.get(counterPaths.statement(':id'), { config, schema }, async ({ ctx, params }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      const data = await statementData(ctx, dossier);
      return sendPdf(reply, await letters.render('filled-form', data, { createdAt: dossier.submittedAt }));
    });
  };

const sendPdf = (reply: FastifyReply, bytes: Uint8Array) =>
  reply.type('application/pdf').header('x-content-type-options', 'nosniff').send(Buffer.from(bytes));

/** Everything owed, each for the amount that the clerk saw on the page. */
async function collectAll(ctx: Context, { id }: Dossier, form: URLSearchParams): Promise<number> {
  let taken = 0;
  for (const fee of (await listFees(ctx.db, [id])).get(id) ?? []) {
    const seen = Number(form.get(`amount.${fee.id}`));
    if (!seen || owedVnd(fee) === 0) continue;
    await collectCash(ctx, { obligationId: fee.id, amountVnd: seen });
    taken += seen;
  }
  return taken;
}

/** Acts and goes back to the page; what could not be done is told there. */
async function orAgain(
  ctx: Context,
  reply: FastifyReply,
  { id }: Dossier,
  act: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await act();
    return reply.redirect(counterPaths.done(id), 303);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return reply.html(await donePage(ctx, id, problem), { status: 422 });
  }
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return { ...dossierRefusals, ...cashRefusals }[error.code as never];
  if (!(error instanceof InvalidInput)) return undefined;
  const [issue] = error.issues;
  if (issue?.code === 'amount-changed') return 'Số tiền phải thu vừa thay đổi; xem lại rồi thu.';
  if (issue && issue.code in keyTexts) return keyTexts[issue.code];
  return issue && scanIssueText(issue.code, issue.params);
}

const keyTexts: Readonly<Record<string, string>> = {
  'pin-required': 'Nhập mã PIN khoá ký, hoặc đối chiếu không ký số.',
  'pin-wrong': 'Mã PIN không đúng; bản quét chưa được ký.',
  'otp-wrong': 'Mã dùng một lần không đúng; bản quét chưa được ký.',
};

const cashRefusals = {
  'nothing-owed': 'Khoản này vừa được thu rồi.',
  'signing-key-missing': 'Bạn chưa có khoá ký; có thể đối chiếu không ký số.',
  'signing-key-locked': 'Khoá ký bị khoá sau nhiều lần sai PIN.',
  'key-unreachable': 'Không kết nối được nơi giữ khoá ký; thử lại sau.',
  'key-unusable': 'Khoá ký không dùng được.',
  'online-under-way': 'Người nộp đang thanh toán trực tuyến; mở trang thu phí để hỏi lại cổng thanh toán.',
};

async function donePage(ctx: Context, id: string, problem?: string) {
  ctx.authorize('dossiers.takeIn');
  const dossier = await getDossier(ctx.db, ctx.actor, id);
  const fees = (await listFees(ctx.db, [id])).get(id) ?? [];
  const sent = await listLetters(ctx.db, id);
  const acknowledgement = sent.find(({ kind }) => kind === 'acknowledgement');
  if (!acknowledgement) throw new Refusal('not-found');
  return (
    <DonePage
      dossier={dossier}
      acknowledgement={acknowledgement}
      components={await listComponents(ctx.db, id)}
      fees={fees}
      receipts={(await Promise.all(fees.map((fee) => listReceipts(ctx.db, fee.id)))).flat()}
      copies={(await listFiles(ctx.db, id)).filter(({ scannedByName }) => scannedByName !== null)}
      scans={await listScansAbout(ctx.db, ctx.actor, dossier.code)}
      hasKey={(await findSigningKey(ctx.db, { officerId: ctx.actor.id! }, ctx.now())) !== undefined}
      hasSeat={(await findSeat(ctx)) !== undefined}
      problem={problem}
    />
  );
}
