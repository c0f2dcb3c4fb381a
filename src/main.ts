import type { OidcSettings } from '#modules/identity/module.ts';
import { brandnameSms } from '#modules/notifications/index.ts';
import { nationalPlatform, type PlatformSettings, readAccounts } from '#modules/payments/index.ts';
import { createMailer } from '#platform/mail/index.ts';
import { appAssets, createApp } from './app.ts';
import { keptSecret } from './kept-secret.ts';
import type { Province } from './province.ts';
import { startWorker } from './worker.ts';

export type Role = 'web' | 'worker';

export interface StartOptions {
  readonly roles: readonly Role[];
  /** The demonstration's own provider; otherwise that of the settings. */
  readonly oidc?: OidcSettings | null;
  /** The demonstration's own payment gateway; otherwise that of the settings. */
  readonly payments?: PlatformSettings | null;
}

export interface Started {
  /** Where it listens; null for a worker alone. */
  readonly address: string | null;
  stop(): Promise<void>;
}

/** Starts a process in its roles over an open province. */
export async function start(
  province: Province,
  { roles, oidc, payments = province.config.payments }: StartOptions,
): Promise<Started> {
  const { config } = province;
  const mailer = config.smtpUrl ? createMailer({ smtpUrl: config.smtpUrl, mailFrom: config.mailFrom }) : null;
  const gateway = payments && nationalPlatform(payments);
  const textProvider = config.textMessages && brandnameSms(config.textMessages);
  const worker = roles.includes('worker')
    ? await startWorker(province, { mailer, textProvider, gateway })
    : null;
  let address: string | null = null;
  let closeWeb = async () => {};
  if (roles.includes('web')) {
    const assets = await appAssets();
    const app = await createApp({
      province,
      assets,
      mailer,
      textProvider,
      online: gateway && { gateway, accountOf: readAccounts(province.pack) },
      oidc: oidc === undefined ? config.oidc : oidc,
      secret: keptSecret(config),
      isDemo: config.demo,
      ...(worker && { wake: () => worker.wake() }),
    });
    address = await app.listen({ host: config.host, port: config.port });
    void assets.precompress();
    closeWeb = () => app.close();
  }
  return {
    address,
    async stop() {
      await closeWeb();
      await worker?.stop();
      mailer?.close();
    },
  };
}

/** Resolves when the process is asked to end; the second time it is not asked any more. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
