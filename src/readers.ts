import { complaintNotices } from '#modules/complaints/index.ts';
import { figuresReader, ratingsReader } from '#modules/dashboards/index.ts';
import { eventStreamReader } from '#modules/data-platform/module.ts';
import { directiveNotices, directiveReader, sourceFollower } from '#modules/directives/index.ts';
import { documentReaders } from '#modules/documents/module.ts';
import {
  dossierNotices,
  dossierSearchReader,
  listFacts,
  listRated,
  papersToKeep,
} from '#modules/dossiers/index.ts';
import { arrivalReader } from '#modules/exchange/module.ts';
import { mailFollower } from '#modules/mail/module.ts';
import { portalStatusReader } from '#modules/national-portal/module.ts';
import { noticeReader, readNoticeRules } from '#modules/notifications/index.ts';
import { storeReader } from '#modules/personal-store/index.ts';
import { centreFiguresReader } from '#modules/service-centre/index.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import { noticeChannels } from './notice-channels.ts';
import { noticeTemplates } from './notice-templates.ts';
import type { Province } from './province.ts';
import { publishedEvents } from './published-events.ts';

/** Everyone who follows the log of a province. A new reader begins at the first event and catches up. */
export const eventReaders = ({ config, pack }: Pick<Province, 'config' | 'pack'>): readonly EventReader[] => [
  noticesOf(config, pack),
  dossierSearchReader(config.province),
  figuresReader(listFacts),
  ratingsReader(listRated),
  directiveReader(calendarOf(pack)),
  sourceFollower(config.province),
  centreFiguresReader(),
  arrivalReader(config.province),
  ...documentReaders(config.province, calendarOf(pack)),
  mailFollower(config.province),
  eventStreamReader(publishedEvents),
  ...(config.nationalPortal ? [portalStatusReader()] : []),
  storeReader({ tenant: config.province, source: papersToKeep }),
];

/** Everyone's facts told to people, by the channels that have a carrier here. */
function noticesOf(config: Province['config'], pack: Province['pack']): EventReader {
  const templates = noticeTemplates(pack);
  const { host } = new URL(config.baseUrl);
  return noticeReader({
    tenant: config.province,
    sources: [
      dossierNotices(templates, host),
      directiveNotices(templates),
      complaintNotices(templates, host),
    ],
    rules: readNoticeRules(pack),
    site: { baseUrl: config.baseUrl, siteName: pack.manifest.name },
    channels: noticeChannels(config),
  });
}
