import { archiveMovers } from '#modules/archive/index.ts';
import { gatewayMovers } from '#modules/data-platform/index.ts';
import { directiveMover } from '#modules/directives/index.ts';
import { documentMovers } from '#modules/documents/index.ts';
import { dossierMover } from '#modules/dossiers/index.ts';
import { participantMover } from '#modules/exchange/index.ts';
import { mailMovers } from '#modules/mail/index.ts';
import { meetingMover } from '#modules/meetings/index.ts';
import type { UnitMover } from '#modules/org/index.ts';
import { drawerMover, obligationMover } from '#modules/payments/index.ts';
import { scanMover } from '#modules/scanning/index.ts';
import { centreMovers } from '#modules/service-centre/index.ts';
import { signingMovers } from '#modules/signing/index.ts';
import { savedViewMover, workMover } from '#modules/workflow/index.ts';

/**
 * Everything that lies open with units, in the order in which a reorganisation moves it: what knows its way best goes
 * first and takes its work along; what is left over goes to the one successor.
 */
export const unitMovers: readonly UnitMover[] = [
  dossierMover,
  directiveMover,
  ...documentMovers,
  ...signingMovers,
  obligationMover,
  drawerMover,
  participantMover,
  scanMover,
  ...centreMovers,
  ...archiveMovers,
  ...gatewayMovers,
  savedViewMover,
  ...mailMovers,
  meetingMover,
  workMover,
];
