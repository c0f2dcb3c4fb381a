import type { Mail } from '#platform/mail/index.ts';
import type { ApprovalRules } from './proof-rules.ts';

/** The identification account of citizens: an OpenID Connect provider in the shape of VNeID's. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** The claim that carries the identity number; providers differ. `identity_number` unless said. */
  readonly identityNumberClaim?: string;
}

/** What the module is given by the program: it reads no settings by itself. */
export interface IdentityServices {
  /** Shown in authenticator apps and in letters: "Tỉnh Mường Mẫu". */
  readonly siteName: string;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** 64 hex digits: second factors and one-time codes are kept under keys drawn from it. */
  readonly secret: string;
  /** How strong and recent a proof approvals want of officers. */
  readonly approvals?: ApprovalRules | undefined;
  /** Null offers codes only. */
  readonly oidc: OidcSettings | null;
  /** Absent where no mail server is set: codes by e-mail are then not offered. */
  readonly sendMail?: ((mail: Mail) => Promise<void>) | undefined;
  /** Sends a short message to a phone. No province has one by itself: absent, codes by phone are not offered. */
  readonly sendTextMessage?: ((message: { to: string; text: string }) => Promise<void>) | undefined;
  /** One-click sign-ins at /demo. Never in production. */
  readonly demo: boolean;
}
