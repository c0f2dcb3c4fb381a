/** Inline, for there is no other page here to share it with; without quotes, which would be escaped. */
const style = `
  body { margin: 0; background: #eef3f1; color: #1d2b2c; font: 1.0625rem/1.55 system-ui, sans-serif }
  main { box-sizing: border-box; max-width: 34rem; margin: 0 auto; padding: 2rem 1rem }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.3 }
  p { margin: 0 0 1.25rem }
  .note { padding: .75rem 1rem; border-left: 4px solid #b06d00; background: #fff6e5 }
  form { display: grid; gap: .5rem }
  button { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: .875rem 1rem; border: 1px solid #b8c6c7;
    border-radius: .5rem; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer }
  button:hover { border-color: #12545b }
  button:focus-visible { outline: 3px solid #12545b; outline-offset: 2px }
  button strong { color: #12545b }
  button small { color: #55666a; font-variant-numeric: tabular-nums }
  .none { justify-content: center; border-color: transparent; background: none; text-decoration: underline }
`;

export interface ChoosePersonPageProps {
  readonly action: string;
  readonly people: readonly {
    readonly sub: string;
    readonly name: string;
    readonly claims: Readonly<Record<string, string>>;
  }[];
}

/** The page of the demonstration's provider; it stands alone, as another organisation's page would. */
export const ChoosePersonPage = ({ action, people }: ChoosePersonPageProps) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>Chọn người dùng thử</title>
      <style>{style}</style>
    </head>
    <body>
      <main>
        <h1>Bạn là ai?</h1>
        <p class="note">
          Trang này đóng vai tài khoản định danh điện tử trong bản dùng thử. Mọi người dưới đây đều không có
          thật, nên không cần mật khẩu.
        </p>
        <form method="post" action={action}>
          {people.map(({ sub, name, claims }) => (
            <button type="submit" name="sub" value={sub} key={sub}>
              <strong>{name}</strong>
              <small>{claims['identity_number']}</small>
            </button>
          ))}
          <button class="none" type="submit" name="sub" value="">
            Quay lại, không đăng nhập
          </button>
        </form>
      </main>
    </body>
  </html>
);
