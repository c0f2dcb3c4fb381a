import type { ComponentChildren } from 'preact';
import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { Banner, type Breadcrumb, ConsoleShell, DeskShell, PublicShell, type SignedIn } from '#ui/index.ts';
import { words } from './messages.ts';
import { sitePaths } from './paths.ts';

export interface FrameProps {
  /** Names the page in the window. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  readonly hasErrors?: boolean | undefined;
  readonly manifestHref?: string | undefined;
  /** The page comes again by itself where no script asks for it. */
  readonly refresh?: { readonly afterSeconds: number } | undefined;
  /** A bundled stylesheet beside the common one. */
  readonly styles?: string | undefined;
  /** Full-width content above the rest, on the front page. */
  readonly hero?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of pages for everyone. */
export function PublicFrame(props: FrameProps) {
  const { locale, actor, site, path } = usePage();
  const t = (key: Parameters<typeof words>[1]) => words(locale, key);
  // One search box a page: these have their own, and larger.
  const hasOwnSearch = [sitePaths.home, sitePaths.procedures].some((own) => own === path.split('?', 1)[0]);
  return (
    <PublicShell
      {...props}
      siteName={site.name}
      siteLine={site.line}
      homeHref={sitePaths.home}
      nav={[
        link(path, sitePaths.procedures, t('procedures')),
        link(path, sitePaths.tracking, t('track')),
        link(path, sitePaths.ownDossiers, t('mine')),
        link(path, sitePaths.verification, t('verify')),
      ]}
      {...(!hasOwnSearch && {
        search: {
          action: sitePaths.procedures,
          name: 'q',
          label: t('searchLabel'),
          placeholder: t('searchHint'),
        },
      })}
      languages={languagesOf(path)}
      banner={site.isDemo ? <DemoBanner /> : undefined}
      session={
        actor.id === null
          ? { signInHref: signInHref(path) }
          : signedIn(actor.name, undefined, locale, actor.kind === 'citizen')
      }
      footer={
        <p>
          {t('footer')} <a href={sitePaths.centres}>{t('centres')}</a> ·{' '}
          <a href={sitePaths.figures}>{t('publicFigures')}</a> · <a href={sitePaths.fines}>{t('payFine')}</a>{' '}
          · <a href={sitePaths.dataServices}>{t('dataServices')}</a> ·{' '}
          <a href="/api/openapi.json">{t('apiLink')}</a>
        </p>
      }
    />
  );
}

/** The frame of officers at work. */
export function DeskFrame(props: Omit<FrameProps, 'hero' | 'description'>) {
  const { locale, actor, site, path, inboxCount } = usePage();
  const t = (key: Parameters<typeof words>[1]) => words(locale, key);
  const callNumbers = link(path, sitePaths.callNumbers, t('callNumbers'));
  const sits = ['receptionist', 'counterClerk', 'oneStopHead'].some((role) => holdsRole(actor, role));
  const nav = [
    { ...link(path, sitePaths.inbox, t('inbox'), true), icon: 'inbox' as const, count: inboxCount ?? 0 },
    ...(sits ? [callNumbers] : []),
    link(path, sitePaths.dossiers, t('dossiers')),
    link(path, sitePaths.documents, t('documents')),
    link(path, sitePaths.archive, t('archive')),
    link(path, sitePaths.directives, t('directives')),
    ...(holdsRole(actor, 'receptionist') ? [link(path, sitePaths.walkIn, t('walkIn'))] : []),
    ...(['receptionist', 'handler'].some((role) => holdsRole(actor, role))
      ? [link(path, sitePaths.scans, t('scans'))]
      : []),
    ...(holdsRole(actor, 'receptionist') || holdsRole(actor, 'oneStopHead')
      ? [link(path, sitePaths.fees, t('fees'))]
      : []),
    ...(holdsRole(actor, 'oneStopHead') ? [link(path, sitePaths.reconciliation, t('reconciliation'))] : []),
    ...(holdsRole(actor, 'signer') ? [link(path, sitePaths.signing, t('signing'))] : []),
    link(path, sitePaths.signingRequests, t('signingRequests')),
    ...(holdsRole(actor, 'sealKeeper') ? [link(path, sitePaths.exchange, t('exchange'))] : []),
    link(path, sitePaths.agencyFigures, t('figures')),
    link(path, sitePaths.procedures, t('catalogue')),
    ...(holdsRole(actor, 'administrator') ? [link(path, sitePaths.console, t('console'))] : []),
  ];
  return (
    <DeskShell
      {...props}
      siteName={site.name}
      siteLine={site.line}
      homeHref={sitePaths.inbox}
      nav={isGuest(actor) ? [callNumbers] : nav}
      inbox={{ href: sitePaths.inbox, count: inboxCount ?? 0 }}
      search={{
        action: sitePaths.dossiers,
        name: 'q',
        label: t('dossierSearchLabel'),
        placeholder: t('dossierSearchHint'),
      }}
      banner={site.isDemo ? <DemoBanner /> : undefined}
      user={signedIn(actor.name, actor.positions[0]?.title, locale)}
    />
  );
}

/** The frame of administration. */
export function ConsoleFrame(props: Omit<FrameProps, 'hero' | 'description'>) {
  const { locale, actor, site, path } = usePage();
  const t = (key: Parameters<typeof words>[1]) => words(locale, key);
  return (
    <ConsoleShell
      {...props}
      siteName={site.name}
      siteLine={t('console')}
      homeHref={sitePaths.console}
      nav={[
        link(path, sitePaths.console, t('console'), true),
        link(path, sitePaths.consoleForms, t('forms')),
        link(path, sitePaths.consoleProcesses, t('processes')),
        link(path, sitePaths.accounts, t('accounts')),
        link(path, sitePaths.devices, t('devices')),
        link(path, sitePaths.exchange, t('exchange')),
        link(path, sitePaths.nationalPortal, t('nationalPortal')),
        link(path, sitePaths.dataPlatform, t('dataPlatform')),
        link(path, sitePaths.signaturePreservation, t('signaturePreservation')),
        link(path, sitePaths.inbox, t('inbox'), true),
      ]}
      banner={site.isDemo ? <DemoBanner /> : undefined}
      user={signedIn(actor.name, actor.positions[0]?.title, locale)}
    />
  );
}

/** Who only sits at a counter here, as a utility's clerk, is led to nothing else. */
const isGuest = ({ positions }: Actor) =>
  positions.length > 0 && positions.every(({ roles }) => roles.every((role) => role === 'counterClerk'));

function DemoBanner() {
  const { locale } = usePage();
  return (
    <Banner kind="demo" label={words(locale, 'demoLabel')}>
      {words(locale, 'demo')} <a href={sitePaths.demo}>{words(locale, 'demoSignIns')}</a>
    </Banner>
  );
}

const signInHref = (path: string) => `${sitePaths.signIn}?returnTo=${encodeURIComponent(path)}`;

const signedIn = (
  name: string,
  detail: string | undefined,
  locale: Parameters<typeof words>[0],
  isCitizen = false,
): SignedIn => ({
  name,
  detail,
  links: [
    ...(isCitizen ? [{ label: words(locale, 'notices'), href: sitePaths.notices }] : []),
    { label: words(locale, 'account'), href: sitePaths.account },
  ],
  signOutAction: sitePaths.signOut,
});

const link = (path: string, href: string, label: string, isExact = false) => {
  const here = path.split('?', 1)[0]!;
  return { label, href, isCurrent: here === href || (!isExact && here.startsWith(`${href}/`)) };
};

/** The same page in each language: the query keeps what it had. */
function languagesOf(path: string) {
  const [here = '/', query] = path.split('?', 2);
  const href = (lang: string) => {
    const search = new URLSearchParams(query);
    search.set('lang', lang);
    return `${here}?${search}`;
  };
  return [
    { locale: 'vi' as const, href: href('vi') },
    { locale: 'en' as const, href: href('en') },
  ];
}
