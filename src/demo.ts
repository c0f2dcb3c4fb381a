import { randomBytes } from 'node:crypto';
import { loadCitizens, loadCredentials } from '#modules/identity/index.ts';
import { demoClient, startDemoProvider } from '#modules/identity/module.ts';
import { noticePaths, startPlayTextProvider } from '#modules/notifications/index.ts';
import { dayOf, loadPeople } from '#modules/org/index.ts';
import { paymentPaths, startPlayGateway } from '#modules/payments/index.ts';
import { demoHolders, enrolDemoKeys } from '#modules/signing/index.ts';
import { seedCentres } from './demo-centres.ts';
import { seedDirectives } from './demo-directives.ts';
import { seedDocuments } from './demo-documents.ts';
import { seedDossiers } from './demo-dossiers.ts';
import { callServices } from './demo-services.ts';
import { type Started, start } from './main.ts';
import { loadProvince, type Province } from './province.ts';

/** Of everyone in the demonstration; their data are invented. */
export const demoPassword = 'muong-demo-2026';
export const demoPin = '246810';

/** Fills an open province with invented people, their passwords and keys, and starts it with their provider. */
export async function startDemo(province: Province): Promise<Started> {
  await loadProvince(province);
  const ctx = province.system('demo');
  const people = await loadPeople(ctx, province.pack);
  await loadCredentials(ctx, people, demoPassword);
  await loadCitizens(ctx, province.pack);
  await seedDossiers(province);
  await seedDocuments(province);
  await seedDirectives(province);
  await seedCentres(province, people);
  await enrolDemoKeys(ctx, await demoHolders(province.db, dayOf(ctx.now())), demoPin);

  const { baseUrl, port } = province.config;
  const client = demoClient(baseUrl);
  const provider = await startDemoProvider({
    pack: province.pack,
    port: port === 0 ? 0 : port + 1,
    ...client,
  });
  const oidc = { issuer: provider.issuer, clientId: client.clientId, clientSecret: client.clientSecret };
  const secret = randomBytes(24).toString('hex');
  const play = await startPlayGateway({
    port: port === 0 ? 0 : port + 2,
    secret,
    callbackUrl: baseUrl + paymentPaths.callback,
    returnUrl: baseUrl + paymentPaths.returned,
  });
  const payments = { url: play.url, partnerCode: 'MUONG-DEMO', secret };
  const texts = await startPlayTextProvider({
    port: 0,
    secret,
    reportUrl: baseUrl + noticePaths.textReports,
  });
  const textMessages = { url: texts.url, account: 'MUONG-DEMO', secret, brandname: 'MUONG MAU' };
  const withTexts = { ...province, config: { ...province.config, textMessages } };
  const started = await start(withTexts, { roles: ['web', 'worker'], oidc, payments });
  if (started.address) await callServices(province, started.address);
  return {
    address: started.address,
    async stop() {
      await started.stop();
      await Promise.all([provider.close(), play.close(), texts.close()]);
    },
  };
}
