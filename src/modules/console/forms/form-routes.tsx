import { Type } from 'typebox';
import {
  compareForms,
  compileForm,
  type Form,
  FormFault,
  type Lists,
  reachOf,
  startAnswers,
} from '#engines/forms/index.ts';
import { listSubmissions } from '#modules/dossiers/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  type Example,
  type FormVersion,
  getFormVersion,
  getProcedureVersion,
  listExamplesOf,
  listFormVersions,
  placeLists,
  runExample,
} from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { consoleOnly } from '../console-only.ts';
import { consolePaths } from '../paths.ts';
import { FormListPage } from './form-list-page.tsx';
import { type Comparison, NewerFormPage } from './newer-form-page.tsx';
import { PreviewPage } from './preview-page.tsx';
import { ReachPage } from './reach-page.tsx';
import { replay } from './replay.ts';
import { beginTrial, continueTrial, type Trial } from './trial.ts';
import { TrialPage, type TriedExample } from './trial-page.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Search = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) });
const ByExample = Type.Object({ mau: Type.Optional(Type.String({ pattern: '^\\d{0,3}$' })) });
const ByOther = Type.Object({ voi: Type.Optional(Type.String({ format: 'uuid' })) });
const mostReplayed = 100;

/** Forms in the console: what there is, how each page looks and when, a trial, another version. */
export const formRoutes: Routes = (app) => {
  consoleOnly(app);
  const config = { access: 'administrator' };
  const byId = { config, schema: { params: ById } };

  app.get(
    consolePaths.forms(),
    { config, schema: { querystring: Search } },
    async ({ ctx, query }, reply) => {
      const search = query.q?.trim() || undefined;
      const versions = await listFormVersions(ctx.db, { search });
      return reply.html(<FormListPage versions={versions} search={search} today={dayOf(ctx.now())} />);
    },
  );

  app.get(consolePaths.form(':id'), byId, async ({ ctx, params }, reply) => {
    const opened = await openForm(ctx, params.id);
    return reply.html(<PreviewPage {...opened} reaches={reachOf(opened.form, opened.today)} />);
  });

  app.get(consolePaths.reach(':id'), byId, async ({ ctx, params }, reply) => {
    const { version, form, today } = await openForm(ctx, params.id);
    return reply.html(<ReachPage version={version} form={form} reaches={reachOf(form, today)} />);
  });

  app.get(
    consolePaths.trial(':id'),
    { config, schema: { params: ById, querystring: ByExample } },
    async ({ ctx, params, query }, reply) => {
      const opened = await openForm(ctx, params.id);
      const tried = await tryExamples(ctx, opened);
      const chosen = tried[Number(query.mau) - 1]?.example.answers;
      const trial = beginTrial(opened.form, chosen ?? startAnswers(opened.form), opened);
      return reply.html(<TrialPage {...opened} trial={trial} tried={tried} />);
    },
  );

  app.post(consolePaths.trial(':id'), byId, async ({ ctx, params, form: posted }, reply) => {
    const opened = await openForm(ctx, params.id);
    const trial: Trial = continueTrial(opened.form, posted, opened);
    return reply.html(<TrialPage {...opened} trial={trial} tried={await tryExamples(ctx, opened)} />);
  });

  app.get(
    consolePaths.newerForm(':id'),
    { config, schema: { params: ById, querystring: ByOther } },
    async ({ ctx, params, query }, reply) => {
      const { version, form } = await openForm(ctx, params.id);
      const others = await otherVersions(ctx, version);
      const chosen = others.find(({ id }) => id === query.voi);
      const other = chosen && compileForm(chosen.form);
      const isOlder = chosen && chosen.number < version.number;
      const comparison = other && (await compare(ctx, version, isOlder ? [other, form] : [form, other]));
      return reply.html(
        <NewerFormPage
          version={version}
          others={others}
          chosenId={chosen?.id}
          written=""
          faults={[]}
          comparison={comparison}
        />,
      );
    },
  );

  app.post(consolePaths.newerForm(':id'), byId, async ({ ctx, params, form: posted }, reply) => {
    const { version, form } = await openForm(ctx, params.id);
    const written = posted.get('form') ?? '';
    const read = readForm(written);
    const comparison = 'form' in read ? await compare(ctx, version, [form, read.form]) : undefined;
    return reply.html(
      <NewerFormPage
        version={version}
        others={await otherVersions(ctx, version)}
        chosenId={undefined}
        written={written}
        faults={'faults' in read ? read.faults : []}
        comparison={comparison}
      />,
      { status: comparison ? 200 : 422 },
    );
  });
};

interface OpenForm {
  readonly version: FormVersion;
  readonly form: Form;
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
}

async function openForm(ctx: Context, id: string): Promise<OpenForm> {
  const version = await getFormVersion(ctx.db, id);
  const today = dayOf(ctx.now());
  return { version, form: compileForm(version.form), today, lists: await placeLists(ctx.db, today) };
}

async function tryExamples(
  ctx: Context,
  { version, form, lists }: OpenForm,
): Promise<readonly TriedExample[]> {
  const examples = (await listExamplesOf(ctx.db, version.id)) as readonly Example[];
  const { content: procedure } = await getProcedureVersion(ctx.db, version.id);
  const { calendar } = ctx;
  return examples.map((example) => ({
    example,
    faults: runExample(example, { form, procedure, lists, calendar }),
  }));
}

const otherVersions = async (ctx: Context, version: FormVersion) =>
  (await listFormVersions(ctx.db, { code: version.code })).filter(({ id }) => id !== version.id);

function readForm(written: string): { form: Form } | { faults: FormFault['faults'] } {
  try {
    return { form: compileForm(written) };
  } catch (error) {
    if (error instanceof FormFault) return { faults: error.faults };
    throw error;
  }
}

async function compare(
  ctx: Context,
  version: FormVersion,
  [older, newer]: readonly [older: Form, newer: Form],
): Promise<Comparison> {
  const submissions = await listSubmissions(ctx.db, version.code, mostReplayed);
  const listsOn = new Map<string, Promise<Lists>>();
  const replayed = await replay(submissions, {
    newer,
    async settingOf({ submittedAt }) {
      const today = dayOf(submittedAt);
      const lists = listsOn.get(today.toString()) ?? placeLists(ctx.db, today);
      listsOn.set(today.toString(), lists);
      return { today, lists: await lists };
    },
  });
  return { changes: compareForms(older, newer), replayed };
}
