import { resolve } from 'node:path';

/** Every setting of the program, read once at the start; nothing else reads the environment. */
export interface Config {
  /** Folder for the embedded database and the files. */
  readonly dataDir: string;
  /** Connection of the program's own role; null starts the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Connection of the role that owns the schema (all DDL); the same as databaseUrl unless set. */
  readonly databaseAdminUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** The address people type; cookies are `__Host-` when it begins with https. */
  readonly baseUrl: string;
  readonly trustProxy: boolean;
  /** Pack of the tenant served here: "dien-bien", "sample". */
  readonly province: string;
  /** SMTP server for notices, `smtp://host:port`; null keeps letters in the outbox until one is set. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** A provider of text messages under a registered brand name; null sends none. */
  readonly textMessages: {
    readonly url: string;
    readonly account: string;
    readonly secret: string;
    readonly brandname: string;
  } | null;
  /** A file with the official mailboxes of agencies; null reads none. */
  readonly mailboxesFile: string | null;
  /** The national axis of documents (VXP), and how this province is known there; null while not connected. */
  readonly vxp: { readonly url: string; readonly systemId: string; readonly secret: string } | null;
  /** The national public service portal, and how the province is known there; null while not connected. */
  readonly nationalPortal: {
    readonly url: string;
    readonly account: string;
    readonly password: string;
    readonly agencyCode: string;
    /** Which it shows as it pushes messages or fetches results; null takes nothing pushed. */
    readonly key: string | null;
  } | null;
  /** OpenID Connect provider of citizens (VNeID or the like); null offers the one-time code only. */
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** What is asked for, where it is not the usual; providers name it each in their own way. */
    readonly scope?: string;
    /** The claim with the person's number, likewise. */
    readonly identityNumberClaim?: string;
  } | null;
  /** The payment gateway; null takes cash at the desk only. */
  readonly payments: {
    readonly url: string;
    readonly partnerCode: string;
    readonly secret: string;
  } | null;
  /** National databases that fill in forms, by name: the service's address and key; none by default. */
  readonly registries: Readonly<Record<string, { readonly url: string; readonly key: string }>>;
  /** A file with signing authorities, tokens and remote services beside those of the pack. */
  readonly signingFile: string | null;
  /** How recent, in minutes, and how strong a proof of themselves officers give before they approve. */
  readonly approvals: { readonly freshMinutes: number; readonly least: 'password' | 'totp' };
  /** Demonstration: one-click sign-ins and a demonstration certificate. Never in production. */
  readonly demo: boolean;
  /** 32 bytes, hex: keys of cookies, kept forms and one-time codes are derived from it. */
  readonly secret: string | null;
  readonly logLevel: string;
}

/**
 * Reads the settings from environment variables (docs/operate.md lists them).
 * @throws Error naming every wrong setting at once
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  over: Partial<Config> = {},
): Config {
  const problems: string[] = [];
  const port = Number(env['PORT'] ?? over.port ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push(`PORT is not a port: ${env['PORT']}`);
  const url = (name: string, schemes: readonly string[]): string | null => {
    const value = env[name];
    if (!value) return null;
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol)) {
      problems.push(`${name} is not a ${schemes.join(' or ')} address`);
    }
    return value;
  };
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const paymentUrl = url('PAYMENT_URL', ['https:', 'http:']);
  const vxpUrl = url('VXP_URL', ['http:', 'https:']);
  const textUrl = url('SMS_URL', ['https:', 'http:']);
  const portalUrl = url('PORTAL_URL', ['https:', 'http:']);
  const populationUrl = url('REGISTRY_POPULATION_URL', ['https:', 'http:']);
  const issuer = url('OIDC_ISSUER', ['https:', 'http:']);
  const secret = env['MUONG_SECRET'] ?? null;
  if (secret !== null && !/^[0-9a-f]{64,}$/i.test(secret))
    problems.push('MUONG_SECRET needs 64 hex digits or more');
  const config: Config = {
    dataDir: resolve(env['MUONG_DATA'] ?? '.muong/data'),
    databaseUrl,
    databaseAdminUrl: url('DATABASE_ADMIN_URL', ['postgres:', 'postgresql:']) ?? databaseUrl,
    host: env['HOST'] ?? '127.0.0.1',
    port,
    baseUrl: (url('BASE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/$/, ''),
    trustProxy: env['TRUST_PROXY'] === '1',
    province: env['MUONG_PROVINCE'] ?? 'sample',
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    vxp: vxpUrl
      ? { url: vxpUrl, systemId: env['VXP_SYSTEM_ID'] ?? '', secret: env['VXP_SECRET'] ?? '' }
      : null,
    nationalPortal: portalUrl
      ? {
          url: portalUrl,
          account: env['PORTAL_ACCOUNT'] ?? '',
          password: env['PORTAL_PASSWORD'] ?? '',
          agencyCode: env['PORTAL_AGENCY'] ?? '',
          key: env['PORTAL_KEY'] ?? null,
        }
      : null,
    mailFrom: env['MAIL_FROM'] ?? 'khong-tra-loi@localhost',
    textMessages: textUrl
      ? {
          url: textUrl.replace(/\/$/, ''),
          account: env['SMS_ACCOUNT'] ?? '',
          secret: env['SMS_SECRET'] ?? '',
          brandname: env['SMS_BRANDNAME'] ?? '',
        }
      : null,
    mailboxesFile: env['MUONG_MAILBOXES'] ? resolve(env['MUONG_MAILBOXES']) : null,
    oidc: issuer
      ? {
          issuer,
          clientId: env['OIDC_CLIENT_ID'] ?? '',
          clientSecret: env['OIDC_CLIENT_SECRET'] ?? '',
          ...(env['OIDC_SCOPE'] && { scope: env['OIDC_SCOPE'] }),
          ...(env['OIDC_IDENTITY_NUMBER_CLAIM'] && {
            identityNumberClaim: env['OIDC_IDENTITY_NUMBER_CLAIM'],
          }),
        }
      : null,
    payments: paymentUrl
      ? {
          url: paymentUrl,
          partnerCode: env['PAYMENT_PARTNER'] ?? '',
          secret: env['PAYMENT_SECRET'] ?? '',
        }
      : null,
    registries: populationUrl
      ? { population: { url: populationUrl, key: env['REGISTRY_POPULATION_KEY'] ?? '' } }
      : {},
    signingFile: env['MUONG_SIGNING'] ? resolve(env['MUONG_SIGNING']) : null,
    approvals: {
      freshMinutes: Number(env['APPROVAL_MINUTES'] ?? 30),
      least: env['APPROVAL_PROOF'] === 'totp' ? 'totp' : 'password',
    },
    demo: false,
    secret,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    ...over,
  };
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(config.province))
    problems.push(`MUONG_PROVINCE is not a pack: ${config.province}`);
  if (!(config.approvals.freshMinutes >= 1)) problems.push('APPROVAL_MINUTES is not a number of minutes');
  if (![undefined, 'password', 'totp'].includes(env['APPROVAL_PROOF']))
    problems.push('APPROVAL_PROOF is neither password nor totp');
  if (config.payments && (!config.payments.partnerCode || config.payments.secret.length < 16))
    problems.push('PAYMENT_URL needs PAYMENT_PARTNER and a PAYMENT_SECRET of 16 characters or more');
  const { textMessages } = config;
  if (
    textMessages &&
    (!/^[A-Za-z0-9 ._-]{3,11}$/.test(textMessages.brandname) || textMessages.secret.length < 16)
  )
    problems.push(
      'SMS_URL needs an SMS_BRANDNAME of 3 to 11 letters and an SMS_SECRET of 16 characters or more',
    );
  if (config.nationalPortal && !(config.nationalPortal.account && config.nationalPortal.agencyCode))
    problems.push('PORTAL_URL needs PORTAL_ACCOUNT, PORTAL_PASSWORD and PORTAL_AGENCY');
  if (config.nationalPortal?.key && config.nationalPortal.key.length < 32)
    problems.push('PORTAL_KEY needs 32 characters or more');
  for (const [name, { key }] of Object.entries(config.registries))
    if (key.length < 16)
      problems.push(`REGISTRY_${name.toUpperCase()}_URL needs a key of 16 characters or more`);
  if (problems.length > 0) throw new Error(`Wrong settings:\n- ${problems.join('\n- ')}`);
  return config;
}

/** The schema that holds a province's rows: "dien-bien" lives in `dien_bien`. */
export const schemaOf = (province: string): string => province.replaceAll('-', '_');
