import { formatMoney } from '#ui/index.ts';
import type { PlayPayment } from '../gateway/play-gateway.ts';

/** Inline, for there is no other page here to share it with; without quotes, which would be escaped. */
const style = `
  body { margin: 0; background: #eef1f6; color: #1d2433; font: 1.0625rem/1.55 system-ui, sans-serif }
  main { box-sizing: border-box; max-width: 30rem; margin: 0 auto; padding: 2rem 1rem }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.3 }
  p { margin: 0 0 1.25rem; overflow-wrap: anywhere }
  .note { padding: .75rem 1rem; border-left: 4px solid #b06d00; background: #fff6e5 }
  .amount { font-size: 2rem; font-weight: 700; font-variant-numeric: tabular-nums }
  form { display: grid; gap: .75rem }
  button { padding: .875rem 1rem; border: 1px solid #23497f; border-radius: .5rem; background: #23497f; color: #fff; font: inherit; cursor: pointer }
  button:focus-visible { outline: 3px solid #1d2433; outline-offset: 2px }
  .none { background: #fff; color: #23497f }
`;

const states = { pending: 'Chờ thanh toán', paid: 'Đã thanh toán', failed: 'Đã hủy' } as const;

/** The page of the play gateway; it stands alone, as another organisation's page would. */
export const PlayPaymentPage = ({ payment }: { readonly payment: PlayPayment }) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>Thanh toán thử</title>
      <style>{style}</style>
    </head>
    <body>
      <main>
        <h1>Thanh toán thử</h1>
        <p class="note">Trang này đóng vai cổng thanh toán trong bản dùng thử. Không có tiền thật.</p>
        <p class="amount">{formatMoney(payment.amountVnd, 'vi')}</p>
        <p>
          {payment.description}
          <br />
          {payment.reference}
        </p>
        {payment.state === 'pending' ? (
          <form method="post">
            <button type="submit" name="pay" value="yes">
              Trả tiền
            </button>
            <button class="none" type="submit" name="pay" value="no">
              Hủy, không trả
            </button>
          </form>
        ) : (
          <p>
            <strong>{states[payment.state]}</strong>
          </p>
        )}
      </main>
    </body>
  </html>
);
