import { documentRecords } from '#modules/archive/index.ts';
import { archivePages } from '#modules/archive/module.ts';
import { attestationRoutes } from '#modules/attestations/module.ts';
import { readComplaintRules } from '#modules/complaints/index.ts';
import { complaintRoutes } from '#modules/complaints/module.ts';
import { consoleRoutes } from '#modules/console/module.ts';
import { counterRoutes } from '#modules/counter/module.ts';
import { readIndexRules } from '#modules/dashboards/index.ts';
import {
  agencyFigureRoutes,
  indexRoutes,
  ownSatisfactionRoutes,
  publicFigureRoutes,
  publicSatisfactionRoutes,
  simulationRoutes,
} from '#modules/dashboards/module.ts';
import { dataPlatformRoutes } from '#modules/data-platform/module.ts';
import { readDirectiveRules } from '#modules/directives/index.ts';
import { orderRoutes } from '#modules/directives/module.ts';
import { documentFacts, documentOriginals } from '#modules/documents/index.ts';
import { documentPages } from '#modules/documents/module.ts';
import {
  attestedResults,
  dossierOriginals,
  dossierScans,
  exportOwnDossiers,
  factNames,
} from '#modules/dossiers/index.ts';
import { dossierRoutes, manifestRoutes } from '#modules/dossiers/module.ts';
import { exchangeRoutes, nodeSigner, refusalStatuses } from '#modules/exchange/module.ts';
import { accessRules, identityPaths, proofRules, requestActor } from '#modules/identity/index.ts';
import { identityRoutes, type OidcSettings } from '#modules/identity/module.ts';
import { ledgerRoutes } from '#modules/ledger/module.ts';
import { mailRoutes } from '#modules/mail/module.ts';
import { readMandateRules } from '#modules/mandates/index.ts';
import { mandateRoutes } from '#modules/mandates/module.ts';
import { meetingRoutes } from '#modules/meetings/module.ts';
import { nationalPortalRoutes, portalServices } from '#modules/national-portal/module.ts';
import { readNoticeRules, sendText, type TextProvider } from '#modules/notifications/index.ts';
import { noticeRoutes } from '#modules/notifications/module.ts';
import { dayOf, orgRoutes } from '#modules/org/index.ts';
import { type OnlinePayments, readBudgetRules, readFeeCategories } from '#modules/payments/index.ts';
import { paymentRoutes, unpaidMarks } from '#modules/payments/module.ts';
import { exportReadings } from '#modules/personal-data/index.ts';
import { personalDataRoutes } from '#modules/personal-data/module.ts';
import { populationRegistry } from '#modules/personal-store/index.ts';
import { storeDeskRoutes, storeRoutes } from '#modules/personal-store/module.ts';
import { portalRoutes, readHome } from '#modules/portal/index.ts';
import { finderCache, procedureRoutes, readLexicon } from '#modules/procedures/module.ts';
import { scanRoutes } from '#modules/scanning/module.ts';
import { readCentreRules } from '#modules/service-centre/index.ts';
import { centreRoutes, refusalStatuses as centreStatuses } from '#modules/service-centre/module.ts';
import {
  createAuthorities,
  createKeyRing,
  createLayoutChecker,
  createOriginalRegister,
  createReceiptPress,
  readSigningSettings,
  signingPaths,
} from '#modules/signing/index.ts';
import {
  batchRoutes,
  confirmationRoutes,
  keyRoutes,
  layoutRoutes,
  originalRoutes,
  preservationRoutes,
  receiptRoutes,
  requestRoutes,
  signingRoutes,
} from '#modules/signing/module.ts';
import { ErrorPage, KeptFormPage, sitePaths } from '#modules/site/index.ts';
import { countInbox, inboxRoutes } from '#modules/workflow/index.ts';
import { type Assets, assetSources, buildAssets } from '#platform/assets/index.ts';
import { createContext } from '#platform/create-context.ts';
import { isConnectionFailure } from '#platform/database/index.ts';
import { createHttpApp, databaseSessions, type HttpApp } from '#platform/http/index.ts';
import type { Mailer } from '#platform/mail/index.ts';
import { archivedDossiers } from './archived-dossiers.ts';
import { diaryWords } from './diary-words.ts';
import { errorTexts } from './error-texts.ts';
import { noticeChannels } from './notice-channels.ts';
import type { Province } from './province.ts';

export interface AppParts {
  readonly province: Province;
  readonly assets: Assets;
  readonly oidc: OidcSettings | null;
  readonly mailer: Mailer | null;
  /** Null while no provider of text messages is configured. */
  readonly textProvider?: TextProvider | null;
  /** Null while no payment gateway is connected. */
  readonly online?: OnlinePayments | null;
  /** 64 hex digits. */
  readonly secret: string;
  /** The one-click sign-ins and the demo's banner. */
  readonly isDemo: boolean;
  readonly log?: false | { readonly level: string };
  /** A hint, after a request that may have recorded something, that readers have work. */
  wake?(): void;
}

/** Bundles the styles and the islands of the program. */
export const appAssets = (): Promise<Assets> =>
  buildAssets(assetSources(new URL('..', import.meta.url).pathname));

/** Where what is paid for is shown. */
const dossierHref = {
  own: (id: string) => `${sitePaths.ownDossiers}/${id}`,
  desk: (id: string) => `${sitePaths.dossiers}/${id}`,
  public: (_id: string, code: string) => `${sitePaths.tracking}/${encodeURIComponent(code)}`,
} as const;

/** Builds the whole web application over an open province; tests build the same. */
export async function createApp(parts: AppParts): Promise<HttpApp> {
  const { province, assets, oidc, mailer, secret, isDemo, wake } = parts;
  const { config, db, calendar, pack, blobs, letters } = province;
  const { baseUrl } = config;
  const names = { vi: pack.manifest.name, en: pack.manifest.nameEn };
  const sessions = databaseSessions(db);
  const lexicon = readLexicon(pack.files('finder/*.yaml').map((file) => file.value));
  const finderFor = finderCache(() => lexicon);
  const receipts = createReceiptPress(db, secret, baseUrl + signingPaths.receipts());
  const signing = readSigningSettings(pack, config.signingFile);
  const authorities = createAuthorities(db, signing);
  const services = {
    blobs,
    letters,
    baseUrl,
    provinceName: names,
    receipts,
    originals: createOriginalRegister(receipts, baseUrl),
    authorities,
    keyRing: createKeyRing(signing.keys),
  };
  const { population } = config.registries;
  const registries = population ? [populationRegistry(population)] : [];
  const signer = nodeSigner(config.dataDir, names.vi);
  // The demonstration's phones are nobody's: a code sent there could not be read.
  const sendTextMessage = parts.textProvider && !isDemo ? sendText(parts.textProvider) : undefined;
  const inboxCounts = new WeakMap<object, number>();

  const app = await createHttpApp({
    routes: [
      portalRoutes({ finderFor, home: readHome(pack) }),
      procedureRoutes({ finderFor, baseUrl, applyHref: (code) => `/nop-ho-so/${code}` }),
      ...dossierRoutes({ ...services, registries, finderFor }),
      manifestRoutes({ names, assetUrl: (name) => assets.url(name) }),
      ...paymentRoutes({
        ...services,
        online: parts.online ?? null,
        categories: readFeeCategories(pack),
        budget: readBudgetRules(pack),
        subjectHref: (to, { subjectType, subjectId, subjectCode }) =>
          subjectType === 'fine' ? sitePaths.fines : dossierHref[to](subjectId, subjectCode),
      }),
      scanRoutes({ blobs, letters, places: dossierScans }),
      ...counterRoutes({
        ...services,
        finderFor,
        registries,
        places: dossierScans,
        siteName: names.vi,
        secret,
        sendMail: mailer ? (mail) => mailer.send(mail) : undefined,
        sendTextMessage,
      }),
      ...orderRoutes({ ...services, rules: readDirectiveRules(pack), factWords: diaryWords }),
      complaintRoutes(readComplaintRules(pack)),
      inboxRoutes(unpaidMarks),
      signingRoutes(services),
      requestRoutes(services),
      batchRoutes(services),
      confirmationRoutes,
      keyRoutes(services),
      preservationRoutes(services),
      layoutRoutes(createLayoutChecker(pack)),
      ...documentPages({ ...services, rules: createLayoutChecker(pack) }),
      ...archivePages({
        ...services,
        records: [documentRecords, archivedDossiers],
        factName: (type) => documentFacts[type] ?? factNames[type],
      }),
      mailRoutes({ blobs }),
      meetingRoutes,
      ledgerRoutes(names.vi),
      receiptRoutes(names.vi),
      originalRoutes({ blobs, keepers: [dossierOriginals, documentOriginals] }),
      orgRoutes,
      ...exchangeRoutes({ blobs, signer }, secret),
      ...dataPlatformRoutes({
        signer,
        secret,
        rules: { allowsLoopback: isDemo },
        trustsProxy: config.trustProxy,
      }),
      ...nationalPortalRoutes(portalServices({ config, pack, blobs })),
      personalDataRoutes,
      noticeRoutes({
        rules: readNoticeRules(pack),
        channels: noticeChannels(config),
        textProvider: parts.textProvider ?? null,
      }),
      storeDeskRoutes,
      storeRoutes({ blobs, exportSources: [exportOwnDossiers, exportReadings] }),
      ...centreRoutes({
        ...services,
        rules: readCentreRules(pack),
        finderFor,
        isSecure: baseUrl.startsWith('https:'),
      }),
      mandateRoutes({ ...services, mandateRules: readMandateRules(pack) }),
      ...attestationRoutes({ db, secret, baseUrl, names, source: attestedResults }),
      publicFigureRoutes,
      publicSatisfactionRoutes,
      agencyFigureRoutes,
      ownSatisfactionRoutes,
      simulationRoutes,
      indexRoutes(readIndexRules(pack)),
      ...consoleRoutes,
      ...identityRoutes({
        siteName: names.vi,
        baseUrl,
        secret,
        oidc,
        sendMail: mailer ? (mail) => mailer.send(mail) : undefined,
        sendTextMessage,
        approvals: config.approvals,
        demo: isDemo,
      }),
    ],
    accessRules,
    proofs: { rules: proofRules(config.approvals), path: identityPaths.proof() },
    async contextFor(request) {
      const now = Temporal.Now.instant();
      const actor = await requestActor(db, request, dayOf(now));
      if (actor.kind === 'officer' && request.method === 'GET') {
        inboxCounts.set(request, await countInbox(db, actor));
      }
      const proof = request.routeOptions.config.proof ? request.session.proof : null;
      return createContext({ db, tenant: config.province, calendar, actor, locale: request.locale, proof });
    },
    siteFor: (request) => ({
      site: {
        name: names[request.locale],
        line: request.locale === 'en' ? 'Public services' : 'Cổng dịch vụ công',
        isDemo,
      },
      inboxCount: inboxCounts.get(request) ?? null,
    }),
    sessionsFor: () => sessions,
    assets,
    baseUrl,
    secureCookies: baseUrl.startsWith('https:'),
    trustProxy: config.trustProxy,
    signInPath: sitePaths.signIn,
    searchPath: sitePaths.procedures,
    errorPage: ErrorPage,
    keptFormPage: KeptFormPage,
    errorTexts,
    refusalStatuses: { ...refusalStatuses, ...centreStatuses },
    ...(oidc && { csp: { formAction: [new URL(oidc.issuer).origin] } }),
    log: parts.log ?? { level: config.logLevel },
    api: { title: names.vi, version: '1' },
    isReady: async () => {
      try {
        await province.pool.query('select 1');
        return true;
      } catch (error) {
        if (isConnectionFailure(error)) return false;
        throw error;
      }
    },
  });
  app.addHook('onResponse', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') wake?.();
  });
  return app;
}
