import { documentRecords, sweepErasures, sweepRetention } from '#modules/archive/index.ts';
import { sweepConfirmations } from '#modules/counter/index.ts';
import { runExpectations } from '#modules/data-platform/module.ts';
import { giveRecurring, readDirectiveRules, remindDirectives } from '#modules/directives/index.ts';
import { forgetFieldCopies } from '#modules/dossiers/index.ts';
import { sweepUploads } from '#modules/exchange/module.ts';
import { sweepCodes } from '#modules/identity/index.ts';
import { portalServices, reconcileYesterday } from '#modules/national-portal/module.ts';
import { accrueLateCharges } from '#modules/payments/index.ts';
import { endDays } from '#modules/service-centre/index.ts';
import {
  createAuthorities,
  preserveSigned,
  raiseSigned,
  readSigningSettings,
} from '#modules/signing/index.ts';
import { rebuildLostDue } from '#modules/workflow/index.ts';
import { databaseSessions, sweepIdempotencyKeys } from '#platform/http/index.ts';
import { archivedDossiers } from './archived-dossiers.ts';
import type { Province } from './province.ts';

/**
 * What is forgotten when its time is over, none of it of record; what was lost and can be built again; and what needs
 * looking after, as signatures that must stay provable. Doing it twice,
 * or in two processes, is harmless.
 */
export const sweeps = ({
  db,
  blobs,
  system,
  pack,
  config,
}: Pick<Province, 'db' | 'blobs' | 'system' | 'pack' | 'config'>) => {
  const authorities = createAuthorities(db, readSigningSettings(pack, config.signingFile));
  const dayAgo = () => Temporal.Now.instant().subtract({ hours: 24 });
  return {
    sessions: () => databaseSessions(db).deleteExpiredBefore(Temporal.Now.instant()),
    'idempotency-keys': () => sweepIdempotencyKeys(db, Temporal.Now.instant()),
    'one-time-codes': () => sweepCodes(system('sweep')),
    'counter-confirmations': () => sweepConfirmations(system('sweep')),
    'directive-reminders': () => remindDirectives(system('reminders'), readDirectiveRules(pack)),
    'recurring-directives': () => giveRecurring(system('reminders'), readDirectiveRules(pack)),
    'ended-retention': () => sweepRetention(system('archive')),
    'decided-erasures': () =>
      sweepErasures(system('archive'), { blobs, records: [documentRecords, archivedDossiers] }),
    'late-fines': () => accrueLateCharges(system('late-fines')),
    'lost-timers': () => rebuildLostDue(system('sweep')),
    'field-copies': () => forgetFieldCopies(system('sweep')),
    'centre-days': () => endDays(system('sweep')),
    'unfinished-uploads': () => blobs.sweep(dayAgo()),
    'signed-files': () => preserveSigned(system('sweep'), { blobs, authorities }),
    'signatures-to-raise': () => raiseSigned(system('sweep'), { blobs, authorities }),
    'service-expectations': () =>
      runExpectations(system('gateway'), { rules: { allowsLoopback: config.demo } }),
    'national-portal': () =>
      reconcileYesterday(system('reconciliation'), portalServices({ config, pack, blobs })),
    'exchange-uploads': () => sweepUploads(system('sweep'), dayAgo().subtract({ hours: 30 * 24 })),
  } as const;
};
