import type { ComponentChildren } from 'preact';
import { inLocale, reachableStages, type StageView, summarise } from '#engines/forms/index.ts';
import { nameIn } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { isLively, LiveForm, StageForm } from '#ui/form/index.ts';
import { Alert, PageTitle, type Stage, StageList } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { contactForm, contactStage } from '../../contact-form.ts';
import { AskSomeone } from '../../invitations/pages/others-awaited.tsx';
import { Keeping, KeepingOffer } from '../../offline/keeping.tsx';
import type { OpenDraft } from '../../open-draft.ts';
import { citizenPaths } from '../../paths.ts';
import type { RegistryOffer } from '../../registry-prefill.ts';
import { hasFiles } from '../../view-of-stage.ts';
import { RegistryPanel } from './registry-panel.tsx';

export interface StagePageProps {
  readonly open: OpenDraft;
  readonly view: StageView;
  /** The draft was changed elsewhere; this page shows what was typed here. */
  readonly isStale?: boolean | undefined;
  /** National databases that can fill it in. */
  readonly registryOffers?: readonly RegistryOffer[] | undefined;
}

/** One stage of an application. */
export function StagePage({ open, view, isStale, registryOffers = [] }: StagePageProps) {
  const { locale } = usePage();
  const { draft, version } = open;
  const name = nameIn(version.content, locale);
  return (
    <PublicFrame
      title={view.title}
      hasErrors={view.issues.length > 0}
      manifestHref={citizenPaths.manifest}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'own'), href: citizenPaths.own },
        { label: name },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={view.title} eyebrow={name} />
        <StageList label={words(locale, 'stages')} stages={stagesOf(open, view.id, locale)} />
        <Keeping open={open} stage={view.id} />
        {isStale && (
          <Alert tone="warning" title={words(locale, 'staleTitle')} isNews>
            <p>{words(locale, 'staleHelp')}</p>
          </Alert>
        )}
        <Live open={open} view={view}>
          <StageForm
            view={view}
            locale={locale}
            action={citizenPaths.stage(draft.id, view.id)}
            hidden={{ version: String(draft.version) }}
            hasFiles={hasFiles(view.fields)}
            lead={registryOffers.length > 0 && <RegistryPanel offers={registryOffers} />}
          />
        </Live>
        <KeepingOffer />
        {view.id !== contactStage && <AskSomeone draftId={draft.id} />}
      </div>
    </PublicFrame>
  );
}

/** The stage's own rules run in the browser where something on the page, or a page to come, depends on what is answered. */
function Live({ open, view, children }: Omit<StagePageProps, 'isStale'> & { children: ComponentChildren }) {
  const { form, draft, version, today } = open;
  const stage = form.stages.find(({ id }) => id === view.id);
  if (!stage || !(isLively(view.fields) || form.stages.some(({ when }) => when))) return <>{children}</>;
  const elsewhere = Object.entries(draft.answers).filter(([name]) => !stage.names.has(name));
  return (
    <LiveForm
      rulesHref={citizenPaths.formSource(version.id)}
      stageIds={[view.id]}
      answers={Object.fromEntries(elsewhere)}
      today={today}
    >
      {children}
    </LiveForm>
  );
}

/** The procedure's own stages, then the contact, then the review; those before the present one may be seen again. */
export function stagesOf(
  { draft, form, today }: OpenDraft,
  currentId: string,
  locale: 'vi' | 'en',
): readonly Stage[] {
  const reached = new Set(reachableStages(form, draft.answers, today).map(({ id }) => id));
  const stageHref = (id: string) => citizenPaths.stage(draft.id, id);
  const stages = [
    ...form.stages.map(({ id, title }) => ({
      id,
      title: inLocale(title, locale),
      href: stageHref(id),
      isHidden: !reached.has(id),
      isOwn: true,
    })),
    ...summarise(contactForm, draft.contact, locale, { today }).map(({ id, title }) => ({
      id,
      title,
      href: stageHref(id),
    })),
    { id: 'review', title: words(locale, 'review'), href: citizenPaths.review(draft.id) },
  ].map((stage) => ({ isHidden: false, isOwn: false, ...stage }));
  const at = stages.findIndex(({ id }) => id === currentId);
  return stages.map(({ id, title, href, isHidden, isOwn }, index) => ({
    label: title,
    state: index < at ? 'done' : index === at ? 'current' : 'upcoming',
    isHidden,
    ...(isOwn && { id }),
    ...(index < at && { href }),
  }));
}
