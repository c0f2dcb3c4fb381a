import { errorTexts as archiveErrors } from '#modules/archive/module.ts';
import { errorTexts as complaintErrors } from '#modules/complaints/module.ts';
import { errorTexts as dataPlatformErrors } from '#modules/data-platform/module.ts';
import { errorTexts as directiveErrors } from '#modules/directives/module.ts';
import { errorTexts as documentErrors } from '#modules/documents/module.ts';
import { errorTexts as dossierErrors } from '#modules/dossiers/module.ts';
import { errorTexts as exchangeErrors } from '#modules/exchange/module.ts';
import { errorTexts as identityErrors } from '#modules/identity/module.ts';
import { errorTexts as ledgerErrors } from '#modules/ledger/module.ts';
import { errorTexts as mailErrors } from '#modules/mail/module.ts';
import { errorTexts as mandateErrors } from '#modules/mandates/module.ts';
import { errorTexts as meetingErrors } from '#modules/meetings/module.ts';
import { errorTexts as portalErrors } from '#modules/national-portal/module.ts';
import { errorTexts as paymentErrors } from '#modules/payments/module.ts';
import { errorTexts as storeErrors } from '#modules/personal-store/module.ts';
import { errorTexts as scanErrors } from '#modules/scanning/module.ts';
import { errorTexts as centreErrors } from '#modules/service-centre/module.ts';
import { errorTexts as signingErrors } from '#modules/signing/module.ts';
import type { ErrorTexts } from '#platform/http/index.ts';

/** What a refusal says to a person: each module knows its own codes. */
export const errorTexts: ErrorTexts = (code, locale, params) =>
  dossierErrors(code, locale, params) ??
  directiveErrors(code, locale, params) ??
  complaintErrors(code, locale, params) ??
  mandateErrors(code, locale, params) ??
  signingErrors(code, locale, params) ??
  exchangeErrors(code, locale, params) ??
  documentErrors(code, locale, params) ??
  archiveErrors(code, locale, params) ??
  mailErrors(code, locale, params) ??
  meetingErrors(code, locale, params) ??
  ledgerErrors(code, locale, params) ??
  dataPlatformErrors(code, locale, params) ??
  portalErrors(code, locale, params) ??
  paymentErrors(code, locale, params) ??
  centreErrors(code, locale, params) ??
  scanErrors(code, locale, params) ??
  storeErrors(code, locale, params) ??
  identityErrors(code, locale, params);
