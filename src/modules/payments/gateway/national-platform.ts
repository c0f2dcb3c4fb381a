import { createHash, timingSafeEqual } from 'node:crypto';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { zone } from '#modules/org/index.ts';
import {
  type ChargeRequest,
  type GatewayAnswer,
  GatewayAway,
  type PaymentGateway,
} from './payment-gateway.ts';

export interface PlatformSettings {
  /** Where its messages are posted. */
  readonly url: string;
  readonly partnerCode: string;
  readonly secret: string;
  readonly timeoutMs?: number;
}

/** What it says of a payment: the body of a callback, and the `message` of an answer to QUERY. */
const Told = Compile(
  Type.Object({
    MaLoi: Type.String(),
    MoTaLoi: Type.String(),
    MaThamChieu: Type.String({ pattern: '^[A-Za-z0-9]{1,60}$' }),
    MaGiaoDich: Type.String({ maxLength: 60 }),
    MaNganHang: Type.String({ maxLength: 60 }),
    SoTien: Type.String({ pattern: '^\\d{1,15}$' }),
    ThoiGianGD: Type.String({ pattern: '^(\\d{14})?$' }),
    MaXacThuc: Type.String({ pattern: '^[0-9a-fA-F]{64}$' }),
  }),
);
const signedFields = [
  'MaLoi',
  'MoTaLoi',
  'MaThamChieu',
  'MaGiaoDich',
  'MaNganHang',
  'SoTien',
  'ThoiGianGD',
] as const;
type ToldFields = Readonly<Record<(typeof signedFields)[number], string>>;

const outcomes: Readonly<Record<string, GatewayAnswer['outcome']>> = {
  '00': 'paid',
  '01': 'pending',
  '02': 'failed',
  '03': 'unknown',
};

/**
 * The payment platform of the National Public Service Portal, version 1.0.6 of its messages: INIT, QUERY, and the
 * callback, each with `MaXacThuc`, the SHA-256 of its scalar fields in order and the partner's secret, joined by "|".
 */
export function nationalPlatform(settings: PlatformSettings): PaymentGateway {
  const { url, partnerCode, secret, timeoutMs = 10_000 } = settings;

  async function ask(body: object): Promise<Readonly<Record<string, unknown>>> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer = (await response.json()) as { error_code?: unknown; message?: unknown };
      if (answer.error_code !== '0' && answer.error_code !== '00')
        throw new Error(`error ${String(answer.error_code)}: ${String(answer.message)}`);
      return JSON.parse(String(answer.message));
    } catch (error) {
      throw new GatewayAway((error as Error).message, { cause: error });
    }
  }

  return {
    name: 'national-platform',

    async open(request) {
      const { UrlThanhToan: payUrl } = await ask(initMessage(request, partnerCode, secret));
      if (typeof payUrl !== 'string' || !/^https?:\/\//.test(payUrl))
        throw new GatewayAway('no address to pay at');
      return { payUrl };
    },

    async query(reference, at) {
      const asked = {
        LoaiBanTin: 'QUERY',
        PhienBan: '1.0.6',
        MaDoiTac: partnerCode,
        MaThamChieu: reference,
        ThoiGianGD: platformTime(at),
      };
      const told = await ask({ ...asked, MaXacThuc: platformHash(Object.values(asked), secret) });
      const answer = readTold(told, secret);
      if (answer?.reference !== reference) throw new GatewayAway('an answer that is not to the question');
      return answer;
    },

    readCallback: (body) => readTold(body, secret),
  };
}

function readTold(body: unknown, secret: string): GatewayAnswer | undefined {
  if (!Told.Check(body)) return undefined;
  const expected = Buffer.from(signTold(body, secret), 'hex');
  if (!timingSafeEqual(expected, Buffer.from(body.MaXacThuc, 'hex'))) return undefined;
  const outcome = outcomes[body.MaLoi] ?? 'pending';
  const { MaThamChieu: reference, MoTaLoi: message } = body;
  if (outcome !== 'paid') return { reference, outcome, message };
  const at = readPlatformTime(body.ThoiGianGD);
  const amountVnd = Number(body.SoTien);
  if (!at || amountVnd <= 0 || body.MaGiaoDich === '') return undefined;
  return { reference, outcome, message, paid: { transaction: body.MaGiaoDich, amountVnd, at } };
}

/** The platform's proof of what it tells. */
export const signTold = (told: ToldFields, secret: string): string =>
  platformHash(
    signedFields.map((name) => told[name]),
    secret,
  );

export const platformHash = (fields: readonly string[], secret: string): string =>
  createHash('sha256')
    .update([...fields, secret].join('|'))
    .digest('hex');

function initMessage(request: ChargeRequest, partnerCode: string, secret: string) {
  const scalars = {
    LoaiBanTin: 'INIT',
    PhienBan: '1.0.6',
    MaDoiTac: partnerCode,
    MaThamChieu: request.reference,
    SoTien: String(request.amountVnd),
    LoaiHinhThanhToan: 'PAY',
    MaKenhThanhToan: '1',
    MaThietBi: '1',
    NgonNgu: 'vi-VN',
    MaTienTe: 'VND',
    MaNganHang: 'PAYMENT',
    ThongTinGiaoDich: request.description,
    ThoiGianGD: platformTime(request.at),
    Ip: '127.0.0.1',
  };
  const { account } = request;
  return {
    ...scalars,
    ThongTinBienLai: {
      MaDichVu: '2',
      TenDVC: request.procedureName,
      MaDonVi: request.agency.code,
      TenDonVi: request.agency.name,
      MaHoSo: request.dossierCode,
      TKThuHuong: account.number,
      MaNHThuHuong: account.bankBin,
      TenTKThuHuong: account.holder,
      NoiDungThanhToan: request.description,
      HoTenNguoiNop: request.payerName,
      PhiLePhi: request.lines
        .filter(({ budget }) => budget === undefined)
        .map((line) => ({
          LoaiPhiLePhi: line.kind === 'fee' ? 'P' : 'LP',
          TenPhiLePhi: line.label,
          SoTien: String(line.amountVnd),
        })),
      // What goes into the State budget by chapter and sub-item: taxes and fines.
      DSKhoanNop: request.lines.flatMap(({ label, amountVnd, budget }) =>
        budget
          ? [
              {
                NoiDung: label,
                SoTien: String(amountVnd),
                MaChuong: budget.chapter,
                MaTieuMuc: budget.subItem,
              },
            ]
          : [],
      ),
    },
    MaXacThuc: platformHash(Object.values(scalars), secret),
  };
}

/** `yyyyMMddHHmmss`, by the clock of the office. */
export const platformTime = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/\D/g, '');

/** Nothing for a time that is none. */
export function readPlatformTime(text: string): Temporal.Instant | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (!year) return undefined;
  try {
    return Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`)
      .toZonedDateTime(zone)
      .toInstant();
  } catch {
    return undefined;
  }
}
