import { Type } from 'typebox';
import type { LetterPress } from '#engines/letters/index.ts';
import { dayOf, getUnit, listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import { sitePaths, vietnameseOnly } from '#modules/site/index.ts';
import { listWorkItemsOf, mayDo } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { isFileId } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { answerObjection } from '../commands/answer-objection.ts';
import { contestEvaluation } from '../commands/contest-evaluation.ts';
import { drawEvaluation } from '../commands/draw-evaluation.ts';
import { officersDirected } from '../diary/diary-routes.tsx';
import type { FactLexicon } from '../diary/fact-words.ts';
import { monthAsked, monthsUpTo } from '../figures/figure-view.ts';
import { EvaluationPage } from '../pages/evaluation-page.tsx';
import { EvaluationsPage } from '../pages/evaluations-page.tsx';
import { paths } from '../paths.ts';
import { numberIn, postedAgain } from '../posted.ts';
import { evaluationLetter } from './evaluation-letter.ts';
import { measureName } from './measure-name.ts';
import { objectionSubject } from './objections.ts';
import { findObjection, getEvaluation, listEvaluations, listLines } from './queries.ts';

const config = { access: 'officer' };
const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };
const Asked = Type.Object({ thang: Type.Optional(Type.String({ maxLength: 10 })) });

export interface EvaluationServices {
  readonly letters: LetterPress;
  readonly lexicon: FactLexicon;
}

/** A month's sheets: drawn up by the head, read and contested by the officer, answered, printed. */
export const evaluationRoutes =
  ({ letters, lexicon }: EvaluationServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    app.get(
      paths.evaluations(),
      { config, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => {
        const today = dayOf(ctx.now());
        const month = monthAsked(query.thang ?? lastMonth(today), today);
        const sheets = await listEvaluations(ctx.db, ctx.actor, month);
        const drawn = new Set(sheets.map(({ officerId }) => officerId));
        const isOver = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0;
        const directed = isOver ? await officersDirected(ctx) : [];
        return reply.html(
          <EvaluationsPage
            month={month.toString()}
            months={monthsUpTo(today)}
            sheets={sheets}
            waiting={directed.filter(({ officerId }) => !drawn.has(officerId))}
            unitNames={
              await listUnitNames(
                ctx.db,
                sheets.map(({ unitId }) => unitId),
              )
            }
          />,
        );
      },
    );

    app.post(paths.evaluations(), { config }, async ({ ctx, form, session }, reply) => {
      const month = monthAsked(form.get('month') ?? undefined, dayOf(ctx.now()));
      const officers = form.getAll('officer').filter(isFileId);
      try {
        for (const officerId of officers) await drawEvaluation(ctx, lexicon, { officerId, month });
        session.flash('success', `Đã lập ${officers.length} phiếu.`);
      } catch (error) {
        session.flash('danger', postedAgain(error, form).text ?? 'Chưa lập được phiếu.');
      }
      return reply.redirect(paths.evaluations(month.toString()), 303);
    });

    app.get(paths.evaluation(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      reply.html(
        <EvaluationPage {...(await viewEvaluation(ctx, lexicon, params.id))} posted={nothingPosted} />,
      ),
    );

    const acts = {
      [paths.objection(':id')]: (ctx: Context, evaluationId: string, form: URLSearchParams) =>
        contestEvaluation(ctx, {
          evaluationId,
          measure: form.get('measure') ?? '',
          reason: form.get('reason') ?? '',
        }),
      [paths.answer(':id')]: (ctx: Context, evaluationId: string, form: URLSearchParams) =>
        answerObjection(ctx, {
          evaluationId,
          measure: form.get('measure') ?? '',
          amount: numberIn(form, 'amount'),
          reason: form.get('reason') ?? '',
        }),
    } as const;
    for (const [path, act] of Object.entries(acts)) {
      app.post(path, { config, schema: ById }, async ({ ctx, params, form, session }, reply) => {
        const { id } = params as { readonly id: string };
        try {
          await act(ctx, id, form);
        } catch (error) {
          const posted = postedAgain(error, form, form.get('measure') ?? '');
          const view = await viewEvaluation(ctx, lexicon, id);
          return reply.html(<EvaluationPage {...view} posted={posted} />, { status: refusedStatus(error) });
        }
        session.flash('success', 'Đã ghi.');
        return reply.redirect(paths.evaluation(id), 303);
      });
    }

    /** What the inbox opens for an answer: the sheet that is contested. */
    app.get(
      `${sitePaths.evaluationObjections}/:id`,
      { config, schema: ById },
      async ({ ctx, params }, reply) => {
        const { evaluationId } = orNotFound(await findObjection(ctx.db, params.id));
        return reply.redirect(paths.evaluation(evaluationId), 303);
      },
    );

    app.get(paths.evaluationPdf(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const view = await viewEvaluation(ctx, lexicon, params.id);
      const agency = await getUnit(ctx.db, view.sheet.agencyId);
      const bytes = await letters.render('evaluation-sheet', evaluationLetter(view, agency), {
        createdAt: view.sheet.drawnAt,
      });
      return reply
        .type('application/pdf')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', 'inline; filename="phieu-danh-gia.pdf"')
        .send(Buffer.from(bytes));
    });
  };

const lastMonth = (today: Temporal.PlainDate) => today.toPlainYearMonth().subtract({ months: 1 }).toString();

/** A sheet with its lines in words, and which of them the reader may contest or answer. */
async function viewEvaluation(ctx: Context, lexicon: FactLexicon, id: string) {
  const { db, actor } = ctx;
  const sheet = await getEvaluation(db, actor, id);
  const names = await listOfficerNames(db, [sheet.headId]);
  const lines = await Promise.all(
    (await listLines(db, id)).map(async (line) => {
      const items = line.objectionId ? await listWorkItemsOf(db, objectionSubject, line.objectionId) : [];
      return {
        ...line,
        name: measureName(lexicon, line.measure),
        mayContest: line.objectionId === null && actor.id === sheet.officerId,
        mayAnswer: items.some((item) => item.state === 'open' && mayDo(actor, item)),
      };
    }),
  );
  return {
    sheet,
    lines,
    unitName: (await getUnit(db, sheet.unitId)).name,
    headName: names.get(sheet.headId) ?? '',
  };
}

export type EvaluationView = Awaited<ReturnType<typeof viewEvaluation>>;
