import { deliverEvents, signCalls } from '#modules/data-platform/module.ts';
import { sourceJob } from '#modules/directives/index.ts';
import { documentJobs } from '#modules/documents/module.ts';
import { dossierActs, dossierScans, readPapersJob, resumePaidDossiers } from '#modules/dossiers/index.ts';
import { loadParticipants } from '#modules/exchange/index.ts';
import {
  createVxpClient,
  deliverElsewhere,
  deliverHere,
  nationalTransport,
  nodeSigner,
  pushTransport,
  receiveNational,
  runDeliveries,
  tellArrivalJob,
} from '#modules/exchange/module.ts';
import { growLedger } from '#modules/ledger/index.ts';
import { readBoxes } from '#modules/mail/index.ts';
import { mailJobs, readBoxesOnce } from '#modules/mail/module.ts';
import { takeInReplies, tellGuestsJob } from '#modules/meetings/module.ts';
import {
  fetchArrivals,
  portalActorName,
  portalServices,
  sendStatuses,
  takeArrivals,
} from '#modules/national-portal/module.ts';
import {
  type Carriers,
  mailCarrier,
  queueUnsent,
  readNoticeRules,
  sendNoticeJob,
  type TextProvider,
} from '#modules/notifications/index.ts';
import { type PaymentGateway, runPolling } from '#modules/payments/index.ts';
import { judgePaperJob } from '#modules/personal-store/index.ts';
import { queueUnsplit, splitScanJob } from '#modules/scanning/index.ts';
import {
  carryConfirmations,
  createAuthorities,
  createKeyRing,
  createReceiptPress,
  readSigningSettings,
  signingActs,
  signingPaths,
} from '#modules/signing/index.ts';
import { carryOnDue, escalateOverdue } from '#modules/workflow/index.ts';
import { type EventReader, runReaders } from '#platform/events/index.ts';
import { runJobs } from '#platform/jobs/index.ts';
import type { Mailer } from '#platform/mail/index.ts';
import { keptSecret } from './kept-secret.ts';
import type { Province } from './province.ts';
import { eventReaders } from './readers.ts';
import { sweeps } from './sweeps.ts';

export interface Worker {
  /** A hint that something was recorded; without it the log is looked at every second. */
  wake(): void;
  /** Ends what is at work and leaves the rest for the next start. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  /** Null while no mail server is configured. */
  readonly mailer: Mailer | null;
  /** Null while no provider of text messages is configured. */
  readonly textProvider?: TextProvider | null;
  /** Asked about payments whose callbacks may be lost; null while none is connected. */
  readonly gateway?: PaymentGateway | null;
  readonly readers?: readonly EventReader[];
  readonly onError?: (what: string, error: unknown) => void;
}

type Parts = Pick<
  Province,
  'config' | 'pack' | 'db' | 'sequencerDb' | 'pool' | 'blobs' | 'letters' | 'system'
>;

/** What happens behind the pages: facts get their positions, readers follow, jobs are done, processes go on when their time comes, the old is forgotten. */
export async function startWorker(
  province: Parts,
  {
    mailer,
    textProvider = null,
    gateway = null,
    readers = eventReaders(province),
    onError = report,
  }: WorkerParts,
): Promise<Worker> {
  const { config, pack, db, sequencerDb, pool, blobs, letters, system } = province;
  const tenant = config.province;
  const following = runReaders({ sequencerDb, db, readers, onError });
  const axis = system('exchange');
  const services = { blobs, signer: nodeSigner(config.dataDir, pack.manifest.name) };
  const mail = { blobs, boxes: readBoxes(config.mailboxesFile, config.smtpUrl), listeners: [takeInReplies] };
  const carriers: Carriers = { email: mailer && mailCarrier(mailer), sms: textProvider };
  const receipts = createReceiptPress(db, keptSecret(config), config.baseUrl + signingPaths.receipts());
  const jobs = [
    sendNoticeJob({ db, tenant, carriers, rules: readNoticeRules(pack) }),
    tellArrivalJob(axis, services),
    ...documentJobs(system('documents'), services),
    sourceJob(system('directives')),
    ...mailJobs(system('mail'), mail),
    tellGuestsJob(system('meetings'), mail),
    readPapersJob(system('dossiers'), { blobs }),
    judgePaperJob({ db, blobs }),
    splitScanJob(system('scanning'), { blobs, places: dossierScans }),
  ];
  const working = runJobs({ pool, tenant, jobs, onError });
  await queueUnsplit(system('scanning')).catch((error) => onError('scanning', error));
  const carried = (['email', 'sms'] as const).filter((channel) => carriers[channel]);
  await queueUnsent(db, tenant, carried).catch((error) => onError('outbox', error));

  const vxp = config.vxp && createVxpClient(config.vxp);
  const transports = {
    push: pushTransport(services.signer),
    ...(vxp && { national: nationalTransport(vxp) }),
  };
  const portal = portalServices({ config, pack, blobs });
  const portalLine = system(portalActorName);
  const platform = { secret: keptSecret(config), rules: { allowsLoopback: config.demo } };
  const delivering = runDeliveries({
    rounds: {
      'exchange, here': () => deliverHere(axis),
      'exchange, elsewhere': () => deliverElsewhere(axis, services, transports),
      'data platform, events': () => deliverEvents(system('gateway'), platform),
      'data platform, log': () => signCalls(system('gateway'), services),
      ...(portal.client && {
        'national portal, statuses': () => sendStatuses(portalLine, portal),
        'national portal, arrivals': () => takeArrivals(portalLine, portal),
      }),
    },
    onError,
  });
  const fetching = runDeliveries({
    rounds: {
      'exchange, participants': () => loadParticipants(axis),
      ledger: () => growLedger(system('ledger'), receipts),
      ...(mail.boxes.length > 0 && { mailboxes: () => readBoxesOnce(system('mail'), mail) }),
      ...(portal.client && { 'national portal': () => fetchArrivals(portalLine, portal) }),
      ...(vxp && { 'exchange, national': () => receiveNational(axis, services, vxp) }),
    },
    pollMs: 60_000,
    onError,
  });

  const keys = readSigningSettings(pack, config.signingFile);
  const signing = {
    blobs,
    letters,
    keyRing: createKeyRing(keys.keys),
    authorities: createAuthorities(db, keys),
  };
  const acts = { ...signingActs, ...dossierActs(signing) };
  const confirming = runDeliveries({
    rounds: { confirmations: () => carryConfirmations(system('signing'), signing, acts, onError) },
    onError,
  });

  const sweepAll = async () => {
    for (const [name, sweep] of Object.entries(sweeps(province))) {
      await sweep().catch((error) => onError(name, error));
    }
  };
  let sweeping = sweepAll();
  const hourly = setInterval(() => {
    sweeping = sweeping.then(sweepAll);
  }, 3_600_000);

  let carrying = Promise.resolve();
  const often = setInterval(() => {
    carrying = carrying.then(async () => {
      const failed = (error: unknown) => onError('processes', error);
      await carryOnDue(system('processes'), failed).catch(failed);
      await escalateOverdue(system('escalation')).catch((error) => onError('escalation', error));
      await resumePaidDossiers(system('payments')).catch((error) => onError('dossiers', error));
    });
  }, 5_000);
  const polling = gateway ? runPolling(system('payments'), gateway, onError) : null;

  return {
    wake() {
      following.wake();
      delivering.wake();
      confirming.wake();
    },
    async stop() {
      clearInterval(hourly);
      clearInterval(often);
      await Promise.all([
        following.stop(),
        delivering.stop(),
        fetching.stop(),
        confirming.stop(),
        polling?.stop(),
        working.stop(),
        sweeping,
        carrying,
      ]);
    },
  };
}

const report = (what: string, error: unknown): void =>
  console.error(`muong worker: ${what}: ${error instanceof Error ? error.message : String(error)}`);
