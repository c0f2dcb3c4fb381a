import { type Unit, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { channelNames, limitInWords } from './messages.vi.ts';
import type { Dossier } from './model.ts';
import type { DossierComponent } from './queries.ts';
import { limitOf } from './time-limit.ts';

/** What every one-stop letter says: who writes, to whom, about which dossier. The templates know these words. */
export function letterData(ctx: Context, dossier: Dossier, agency: Unit, desk: Unit) {
  return {
    agency: desk.id === agency.id ? { name: agency.name } : { parent: agency.name, name: desk.name },
    place: placeIn(agency.name),
    issuedAt: localTime(ctx.now()),
    desk: desk.name,
    submitter: { name: dossier.applicantName },
    channel: channelNames[dossier.channel],
    applicant: withoutGaps({
      name: dossier.applicantName,
      identityNumber: dossier.applicantIdentityNumber,
      address: dossier.applicantAddress,
      phone: dossier.applicantPhone,
      email: dossier.applicantEmail,
    }),
    procedure: { code: dossier.procedureCode, name: dossier.procedureName },
    dossier: { code: dossier.code },
    receiver: { name: ctx.actor.name },
    guide: { name: ctx.actor.name },
  };
}

/** What the acknowledgement adds: the papers handed in, and when to come back. */
export function acknowledgementData(dossier: Dossier, components: readonly DossierComponent[]) {
  const limit = limitOf(dossier);
  return {
    dossier: {
      code: dossier.code,
      sets: 1,
      components: components.filter((component) => component.isReceived).map(asTaken),
    },
    timeLimit: limit ? limitInWords(limit) : 'Theo quy định của thủ tục',
    receivedAt: localTime(dossier.acceptedAt ?? dossier.submittedAt),
    dueAt: localTime(dossier.dueAt ?? dossier.submittedAt),
    returnPlace: returnPlaces[dossier.returnMethod],
  };
}

/** As it was handed over; where nobody said, as the procedure asks for it. */
function asTaken({ name, originals, copies, receivedAs }: DossierComponent) {
  if (receivedAs === 'stored')
    return { name: `${name} (lấy từ kho dữ liệu điện tử)`, originals: 0, photocopies: 0 };
  if (receivedAs === 'original') return { name, originals: Math.max(originals, 1), photocopies: 0 };
  if (receivedAs === 'copy') return { name, originals: 0, photocopies: Math.max(copies, 1) };
  return { name, originals, photocopies: copies };
}

const returnPlaces: Readonly<Record<Dossier['returnMethod'], string>> = {
  inPerson: 'Bộ phận Một cửa nơi tiếp nhận hồ sơ',
  online: 'Trực tuyến, trong tài khoản của người nộp',
  post: 'Tại địa chỉ đăng ký, qua dịch vụ bưu chính công ích',
};

/** "2026-09-02T08:20+07:00", as the templates read it. */
export const localTime = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' });

/** The place named before the date of a letter: that of the agency, without its kind (NĐ 30/2020 Phụ lục I). */
const placeIn = (agencyName: string): string =>
  agencyName.match(/(?:tỉnh|thành phố|xã|phường|đặc khu) (.+)$/u)?.[1] ?? agencyName;

const withoutGaps = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== ''),
  ) as Partial<T>;
