import { complaintNoticeNames } from '#modules/complaints/index.ts';
import { directiveNoticeNames } from '#modules/directives/index.ts';
import { dossierNoticeNames } from '#modules/dossiers/index.ts';
import { type NoticeTemplates, readNoticeRules, readNoticeTemplates } from '#modules/notifications/index.ts';
import type { Pack } from '#platform/packs/index.ts';

/** The words of every notice, checked against what the modules fill in. */
export const noticeTemplates = (pack: Pack): NoticeTemplates =>
  readNoticeTemplates(pack, readNoticeRules(pack), [
    ...dossierNoticeNames,
    ...directiveNoticeNames,
    ...complaintNoticeNames,
  ]);
