import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { renderPage } from '#platform/html/index.ts';
import { PlayPaymentPage } from '../pages/play-payment-page.tsx';
import { platformHash, platformTime, signTold } from './national-platform.ts';

export interface PlayGatewayOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly secret: string;
  /** Where it tells of payments; null tells nobody, as when every callback is lost. */
  callbackUrl: string | null;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl: string | null;
  now?(): Temporal.Instant;
}

/** A payment as the gateway keeps it. */
export interface PlayPayment {
  readonly reference: string;
  readonly amountVnd: number;
  readonly description: string;
  state: 'pending' | 'paid' | 'failed';
  transaction: string;
  paidAt: Temporal.Instant | null;
}

export interface PlayGateway {
  readonly url: string;
  readonly payments: ReadonlyMap<string, PlayPayment>;
  /** The person pays, or turns away; nobody is told of it. */
  finish(reference: string, state: 'paid' | 'failed'): void;
  /** What a callback about it holds, signed. */
  told(reference: string): Readonly<Record<string, string>>;
  /** Tells the partner; answers its status, or 0 when it cannot be reached. */
  tell(reference: string): Promise<number>;
  /** The statement of a day, as its file says it. */
  statement(day: Temporal.PlainDate): string;
  close(): Promise<void>;
}

type Body = Readonly<Record<string, string>>;

/**
 * A payment gateway with invented money: the messages of the national platform over HTTP, a page to pay on, callbacks
 * and daily statements. The demonstration and the tests pay through it; it listens on this machine only.
 */
export async function startPlayGateway(options: PlayGatewayOptions): Promise<PlayGateway> {
  const { secret, now = Temporal.Now.instant } = options;
  const payments = new Map<string, PlayPayment>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', url);
    const payment = payments.get(pathname.slice('/pay/'.length));
    if (pathname === '/' && request.method === 'POST') {
      const message = (await json(request)) as Body;
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(
        JSON.stringify(message['LoaiBanTin'] === 'INIT' ? init(message) : query(message)),
      );
    }
    if (!payment) return void response.writeHead(404).end();
    if (request.method === 'POST') {
      const isPaid = new URLSearchParams(await text(request)).get('pay') === 'yes';
      if (payment.state === 'pending') finish(payment.reference, isPaid ? 'paid' : 'failed');
      await tell(payment.reference);
      const back = options.returnUrl && `${options.returnUrl}?MaThamChieu=${payment.reference}`;
      return void response.writeHead(303, { location: back ?? `/pay/${payment.reference}` }).end();
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(renderPage(PlayPaymentPage({ payment })));
  }

  function init(message: Body) {
    const { ThongTinBienLai: _receipt, MaXacThuc, ...scalars } = message;
    if (platformHash(Object.values(scalars), secret) !== MaXacThuc)
      return { error_code: '97', message: 'Sai mã xác thực' };
    const reference = message['MaThamChieu']!;
    const known = payments.get(reference);
    if (known && known.amountVnd !== Number(message['SoTien']))
      return { error_code: '12', message: 'Mã tham chiếu đã dùng cho số tiền khác' };
    payments.set(
      reference,
      known ?? {
        reference,
        amountVnd: Number(message['SoTien']),
        description: message['ThongTinGiaoDich'] ?? '',
        state: 'pending',
        transaction: '',
        paidAt: null,
      },
    );
    return { error_code: '0', message: JSON.stringify({ UrlThanhToan: `${url}/pay/${reference}` }) };
  }

  function query(message: Body) {
    const { MaXacThuc, ...scalars } = message;
    if (platformHash(Object.values(scalars), secret) !== MaXacThuc)
      return { error_code: '97', message: 'Sai mã xác thực' };
    return { error_code: '0', message: JSON.stringify(told(message['MaThamChieu']!)) };
  }

  function finish(reference: string, state: 'paid' | 'failed') {
    const payment = payments.get(reference)!;
    const transaction = state === 'paid' ? `PG${randomUUID().replaceAll('-', '').slice(0, 16)}` : '';
    Object.assign(payment, { state, transaction, paidAt: state === 'paid' ? now() : null });
  }

  function told(reference: string) {
    const payment = payments.get(reference);
    const [MaLoi, MoTaLoi] = {
      paid: ['00', 'Giao dịch thành công'],
      pending: ['01', 'Đang chờ thanh toán'],
      failed: ['02', 'Người nộp hủy giao dịch'],
      unknown: ['03', 'Không có giao dịch'],
    }[payment?.state ?? 'unknown'] as [string, string];
    const fields = {
      MaLoi,
      MoTaLoi,
      MaThamChieu: reference,
      MaGiaoDich: payment?.transaction ?? '',
      MaNganHang: 'PLAYBANK',
      SoTien: String(payment?.amountVnd ?? 0),
      ThoiGianGD: payment?.paidAt ? platformTime(payment.paidAt) : '',
    };
    return { ...fields, MaXacThuc: signTold(fields, secret) };
  }

  async function tell(reference: string): Promise<number> {
    if (options.callbackUrl === null) return 0;
    try {
      const { status } = await fetch(options.callbackUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(told(reference)),
        signal: AbortSignal.timeout(5_000),
      });
      return status;
    } catch {
      return 0;
    }
  }

  function statement(day: Temporal.PlainDate): string {
    const prefix = day.toString().replaceAll('-', '');
    const paid = [...payments.values()].filter(
      ({ state, paidAt }) => state === 'paid' && platformTime(paidAt!).startsWith(prefix),
    );
    const total = paid.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
    return [
      'MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD',
      ...paid.map(
        ({ reference, transaction, amountVnd, paidAt }) =>
          `${reference},${transaction},${amountVnd},${platformTime(paidAt!)}`,
      ),
      `TONG,${paid.length},${total},${prefix}`,
      '',
    ].join('\n');
  }

  return {
    url,
    payments,
    finish,
    told,
    tell,
    statement,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
