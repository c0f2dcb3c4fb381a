import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { Answers } from '#engines/forms/index.ts';
import { readCitizenXml } from './read-citizen-xml.ts';
import {
  type RegistryAnswer,
  RegistryAway,
  type RegistryQuestion,
  type RegistrySource,
} from './registry-source.ts';

export interface PopulationSettings {
  /** Of the service on the data platform. */
  readonly url: string;
  readonly key: string;
  readonly timeoutMs?: number;
}

const Envelope = Compile(
  Type.Object({
    errorCode: Type.String(),
    message: Type.Optional(Type.String()),
    data: Type.Optional(Type.String()),
  }),
);
const mostBytes = 256 * 1024;

/**
 * The national population database, asked through the province's data platform: name in capitals and identity number
 * together, so that a mistyped number tells nothing of a stranger. Unverified against the live service: see README.md.
 */
export const populationRegistry = ({ url, key, timeoutMs = 4000 }: PopulationSettings): RegistrySource => ({
  name: 'population',
  label: { vi: 'CSDL quốc gia về dân cư', en: 'the national population database' },
  legalBasis: 'Luật Căn cước 26/2023/QH15; Nghị định 224/2026/NĐ-CP, khoản 4 Điều 18',
  fields: ['fullName', 'identityNumber', 'dateOfBirth', 'gender', 'ethnicity', 'address'],
  async ask(question) {
    const found = readCitizenXml(await post(url, key, timeoutMs, question));
    return found ? answerOf(found, question) : { kind: 'no-match' };
  },
});

async function post(
  url: string,
  key: string,
  timeoutMs: number,
  question: RegistryQuestion,
): Promise<string> {
  const { person, purpose, reference, askedBy } = question;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({
        HoVaTen: person.fullName.toLocaleUpperCase('vi'),
        SoDinhDanh: person.identityNumber,
        MaTTHC: purpose.procedureCode,
        MucDich: purpose.procedureName,
        MaHoSo: reference,
        NguoiTraCuu: askedBy,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new RegistryAway(`status ${response.status}`);
    const envelope: unknown = JSON.parse(await readText(response));
    if (!Envelope.Check(envelope)) throw new RegistryAway('an answer of another shape');
    if (envelope.errorCode !== '0' && envelope.errorCode !== '00')
      throw new RegistryAway(`error ${envelope.errorCode}: ${envelope.message ?? ''}`);
    return envelope.data ?? '<CongdanCollection/>';
  } catch (error) {
    if (error instanceof RegistryAway) throw error;
    throw new RegistryAway((error as Error).message, { cause: error });
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new RegistryAway('an answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** As forms name it; what the registry does not hold is left out, and what it says about somebody else is not believed. */
function answerOf(found: ReadonlyMap<string, string>, { person }: RegistryQuestion): RegistryAnswer {
  if (found.get('SoDinhDanh') !== person.identityNumber)
    throw new RegistryAway('an answer about somebody else');
  const name = found.get('HoVaTen') ?? '';
  if (
    name.normalize('NFC').toLocaleUpperCase('vi') !== person.fullName.normalize('NFC').toLocaleUpperCase('vi')
  )
    return { kind: 'no-match' };
  const values: Record<string, Answers[string] | undefined> = {
    fullName: properName(name),
    identityNumber: person.identityNumber,
    dateOfBirth: dateOf(found.get('NgayThangNamSinh')),
    gender: genders[found.get('GioiTinh') ?? ''],
    ethnicity: found.get('DanToc'),
    address: addressOf(found, 'NoiOHienNay') ?? addressOf(found, 'ThuongTru'),
  };
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return { kind: 'found', values: Object.fromEntries(known) as Answers };
}

const genders: Readonly<Record<string, string>> = { '1': 'male', '2': 'female', Nam: 'male', Nữ: 'female' };

/** "LÒ THỊ LAN" as people write it. */
const properName = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll(/(^|\s)\p{L}/gu, (start) => start.toLocaleUpperCase('vi'));

/** "19900516"; the year alone where no more is known. */
function dateOf(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:(\d{2})(\d{2}))?$/.exec(text ?? '') ?? [];
  if (!year) return undefined;
  return month && day ? `${year}-${month}-${day}` : year;
}

function addressOf(found: ReadonlyMap<string, string>, place: string): Answers | undefined {
  const province = found.get(`${place}/MaTinhThanh`);
  const commune = found.get(`${place}/MaPhuongXa`);
  const detail = found.get(`${place}/ChiTiet`);
  return province && commune ? { province, commune, ...(detail && { detail }) } : undefined;
}
