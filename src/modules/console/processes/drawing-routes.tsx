import { Type } from 'typebox';
import { InvalidProcess } from '#engines/process/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  findProcedure,
  findProcessDraft,
  publishProcess,
  saveProcessDraft,
} from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatDate } from '#ui/index.ts';
import { consoleOnly } from '../console-only.ts';
import { consolePaths } from '../paths.ts';
import { DrawingPage, type DrawingPageProps } from './drawing-page.tsx';
import { faultsOf } from './fault-words.ts';
import { drawingOf, type OpenProcess, openProcess } from './open-process.ts';

const ByCode = Type.Object({ code: Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }) });
const ByQuery = Type.Object({ ma: Type.String({ maxLength: 20 }) });
const mostBytes = 2_000_000;

/** The drawing board of a procedure's process: kept, checked, published. */
export const drawingRoutes: Routes = (app) => {
  consoleOnly(app);
  const byCode = { config: { access: 'administrator' }, schema: { params: ByCode } };

  app.get(
    consolePaths.ownCopy(),
    { config: { access: 'administrator' }, schema: { querystring: ByQuery } },
    async ({ ctx, query, session }, reply) => {
      const code = query.ma.trim();
      if (await findProcedure(ctx.db, code, dayOf(ctx.now()))) {
        return reply.redirect(consolePaths.drawing(code), 303);
      }
      session.flash('warning', `Không có thủ tục nào đang có hiệu lực mang mã “${code}”.`);
      return reply.redirect(consolePaths.processes(), 303);
    },
  );

  app.get(consolePaths.drawing(':code'), byCode, async ({ ctx, params }, reply) => {
    const open = await openProcess(ctx, params.code);
    const draft = await draftOf(ctx, open);
    return reply.html(<DrawingPage open={open} {...draft} bpmn={draft.bpmn ?? (await drawingOf(open))} />);
  });

  app.post(consolePaths.draft(':code'), byCode, async ({ ctx, params, form, session }, reply) => {
    const posted = readDrawing(form);
    try {
      await saveProcessDraft(ctx, { code: params.code, ...posted });
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'stale')) throw error;
      const open = await openProcess(ctx, params.code);
      const draft = await draftOf(ctx, open);
      return reply.html(<DrawingPage open={open} {...draft} bpmn={posted.bpmn} isStale />, { status: 409 });
    }
    session.flash('success', 'Đã lưu bản vẽ.');
    return reply.redirect(consolePaths.drawing(params.code), 303);
  });

  app.post(consolePaths.check(':code'), byCode, async ({ ctx, params, form }, reply) => {
    const posted = readDrawing(form);
    const open = await openProcess(ctx, params.code);
    return reply.html(<DrawingPage open={open} {...posted} faults={await faultsOf(posted.bpmn)} />);
  });

  app.post(consolePaths.publication(':code'), byCode, async ({ ctx, params, form, session }, reply) => {
    const posted = readDrawing(form);
    try {
      const { number, effectiveFrom } = await publishProcess(ctx, { code: params.code, bpmn: posted.bpmn });
      session.flash(
        'success',
        `Đã ban hành bản ${number}, có hiệu lực từ ${formatDate(effectiveFrom, 'vi')}.`,
      );
      return reply.redirect(consolePaths.process(params.code), 303);
    } catch (error) {
      if (!(error instanceof InvalidProcess)) throw error;
      const open = await openProcess(ctx, params.code);
      const faults = await faultsOf(posted.bpmn);
      return reply.html(<DrawingPage open={open} {...posted} faults={faults} />, { status: 422 });
    }
  });
};

function readDrawing(form: URLSearchParams): { readonly bpmn: string; readonly seenVersion: number } {
  const bpmn = form.get('bpmn') ?? '';
  refuseUnless(bpmn.length <= mostBytes, 'too-large');
  return { bpmn, seenVersion: Number(form.get('seenVersion')) || 0 };
}

type DraftProps = Partial<Pick<DrawingPageProps, 'bpmn' | 'saved'>> & Pick<DrawingPageProps, 'seenVersion'>;

async function draftOf(ctx: Context, open: OpenProcess): Promise<DraftProps> {
  const draft = await findProcessDraft(ctx.db, open.version!.procedureId);
  if (!draft) return { seenVersion: 0 };
  return {
    bpmn: draft.bpmn,
    seenVersion: draft.version,
    saved: { by: draft.savedBy, at: draft.savedAt },
  };
}
