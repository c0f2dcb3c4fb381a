import { parseArgs } from 'node:util';
import { loadConfig } from '#platform/config/index.ts';
import { demoPassword, demoPin, startDemo } from '../demo.ts';
import { untilStopped } from '../main.ts';
import { openProvince } from '../province.ts';
import { settingsOf } from '../settings-of.ts';

const say = (text: string) => console.error(text);

/** A running province with invented people, from nothing; a second start is quick and keeps the data. */
async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      data: { type: 'string' },
      province: { type: 'string', default: 'sample' },
      host: { type: 'string' },
    },
  });
  const config = loadConfig(
    { ...process.env, PORT: values.port },
    {
      ...settingsOf(values),
      demo: true,
      ...(values.host && { host: values.host }),
      ...(process.env['LOG_LEVEL'] === undefined && { logLevel: 'warn' }),
    },
  );
  say(`muong: mở cơ sở dữ liệu / opening the database (${config.dataDir}) …`);
  const province = await openProvince(config);
  say('muong: nạp dữ liệu của tỉnh / loading the province …');
  const started = await startDemo(province);
  console.log(`
Mường – ${province.pack.manifest.name}
  ${config.baseUrl}              cổng dịch vụ công / the portal
  ${config.baseUrl}/demo         đăng nhập một chạm / one-click sign-ins
  ${config.baseUrl}/can-bo       cán bộ / officers

  Công dân / citizens:   Lan và những người khác, qua "tài khoản định danh" của bản giới thiệu
  Cán bộ / officers:     hung (một cửa), thanh, duc, mai (chủ tịch), yen (văn thư), nam (quản trị)
  Mật khẩu / password:   ${demoPassword}
  Mã PIN ký số / signing PIN: ${demoPin}

  Ctrl-C để dừng / to stop. Dữ liệu được giữ lại / the data are kept.
`);
  await untilStopped();
  await started.stop();
  await province.close();
  return 0;
}

export default {
  summary: 'a running sample province, from a bare clone: --port 8080 --data DIR --province sample',
  run,
};
