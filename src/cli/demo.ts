import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCitizens, loadCredentials } from '#modules/identity/index.ts';
import { demoClient, startDemoProvider } from '#modules/identity/module.ts';
import { dayOf, loadPeople } from '#modules/org/index.ts';
import { demoHolders, enrolDemoKeys } from '#modules/signing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { start, untilStopped } from '../main.ts';
import { loadProvince, openProvince, type Province } from '../province.ts';

/** Of everyone in the demonstration; their data are invented. */
const demoPassword = 'muong-demo-2026';
const demoPin = '246810';

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
  const port = Number(values.port);
  const from = process.env['MUONG_CALLED_FROM'] ?? '.';
  const config = loadConfig(
    { ...process.env, PORT: values.port },
    {
      demo: true,
      port,
      province: values.province,
      dataDir: resolve(from, values.data ?? `.muong/demo-${values.province}`),
      ...(values.host && { host: values.host }),
      ...(process.env['LOG_LEVEL'] === undefined && { logLevel: 'warn' }),
    },
  );
  say(`muong: mở cơ sở dữ liệu / opening the database (${config.dataDir}) …`);
  const province = await openProvince(config);
  say('muong: nạp dữ liệu của tỉnh / loading the province …');
  await loadProvince(province);
  await loadDemoPeople(province);

  const provider = await startDemoProvider({
    pack: province.pack,
    port: port === 0 ? 0 : port + 1,
    ...demoClient(config.baseUrl),
  });
  const { clientId, clientSecret } = demoClient(config.baseUrl);
  const started = await start(province, {
    roles: ['web', 'worker'],
    oidc: { issuer: provider.issuer, clientId, clientSecret },
  });
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
  await provider.close();
  await province.close();
  return 0;
}

async function loadDemoPeople(province: Province): Promise<void> {
  const ctx = province.system('demo');
  await loadCredentials(ctx, await loadPeople(ctx, province.pack), demoPassword);
  await loadCitizens(ctx, province.pack);
  await enrolDemoKeys(ctx, await demoHolders(province.db, dayOf(ctx.now())), demoPin);
}

export default {
  summary: 'a running sample province, from a bare clone: --port 8080 --data DIR --province sample',
  run,
};
