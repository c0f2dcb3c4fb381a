import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { VNode } from 'preact';
import type { Actor } from '../access/actor.ts';
import type { ProofRule } from '../access/proof.ts';
import type { Assets } from '../assets/index.ts';
import type { Context } from '../context.ts';
import type { PageSetting } from '../html/index.ts';
import type { Locale } from '../i18n/index.ts';
import type { ErrorTexts, ErrorView } from './errors/error-view.ts';
import type { KeptFormView } from './kept-form-page.tsx';
import type { CspAdditions } from './security-headers.ts';
import type { Session, SessionLife } from './sessions/session.ts';
import type { SessionStore } from './sessions/session-store.ts';
import type { Upload, UploadLimits } from './uploads.ts';

/** The web application: Fastify whose schemas are TypeBox types. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a module plugs in: it adds its routes to the app it is given. */
export type Routes = (app: HttpApp) => void;

/** At most `max` requests in each `windowMs`, by one caller. */
export interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

export interface HttpOptions {
  readonly routes: readonly Routes[];
  /** The words a route may state as its `access`, beside "public". */
  readonly accessRules: Readonly<Record<string, (actor: Actor) => boolean>>;
  /** The words a route may state as its `proof`, and where the person proves anew. Without them no route asks. */
  readonly proofs?: { readonly rules: Readonly<Record<string, ProofRule>>; readonly path: string };
  /** Who acts, on whose data: called once a request, after its session is read. */
  contextFor(request: FastifyRequest): Promise<Context>;
  /** The sessions of the tenant that the request is for. */
  sessionsFor(request: FastifyRequest): SessionStore;
  readonly assets: Assets;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** Whether the cookies are `__Host-` and HSTS is sent; normally `baseUrl` begins with https. */
  readonly secureCookies: boolean;
  readonly trustProxy?: boolean;
  /** What the frame of every page shows: whose site it is, and what waits for the person. */
  siteFor?(request: FastifyRequest): Pick<PageSetting, 'site' | 'inboxCount'>;
  /** Where a person signs in: `returnTo=/path` is added. */
  readonly signInPath?: string;
  /** Where the page of a missing address sends its search (`q=…`). */
  readonly searchPath?: string;
  /** A person's page for an error, in the house's layout; plain when absent or when it fails itself. */
  readonly errorPage?: (view: ErrorView, request: FastifyRequest) => VNode;
  readonly keptFormPage?: (view: KeptFormView, request: FastifyRequest) => VNode;
  /** The modules' texts for their codes of refusals and issues; the platform knows its own. */
  readonly errorTexts?: ErrorTexts;
  /** Statuses of the modules' refusals that are not 409. */
  readonly refusalStatuses?: Readonly<Record<string, number>>;
  readonly csp?: CspAdditions;
  readonly sessionLife?: SessionLife;
  readonly uploads?: UploadLimits;
  /** Per address for every unsafe request; per session likewise. Routes may state a `limit` of their own. */
  readonly limits?: { readonly perAddress?: Limit; readonly perSession?: Limit };
  /** Whether the process can serve: the database answers. */
  isReady?(): Promise<boolean>;
  readonly now?: () => Temporal.Instant;
  /** pino's level, or false for silence, and for tests a place to write to. */
  readonly log?: false | { readonly level: string; readonly stream?: { write(line: string): void } };
  readonly api?: { readonly title: string; readonly version: string };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: a word of `accessRules`, or "public". Without it the app declines to start. */
    access?: string;
    /** How recently and strongly the person must have proven that it is they: a word of `proofs`. What was posted waits meanwhile. */
    proof?: string;
    /** A limit of this route's own, by address: sign-in, one-time codes. */
    limit?: Limit;
    /** Knows its callers by a key and counts them itself: a machine behind one address may send more than an office of people. */
    countsCallers?: boolean;
    /** A repeated write with the same `Idempotency-Key` gets the first answer again. API only. */
    idempotent?: boolean;
    /** May be posted to from elsewhere (a payment gateway, a machine with a token): its cookies are not read. */
    crossSite?: boolean;
    /** Neither session nor context: assets, health. */
    sessionless?: boolean;
    /** What is posted here is not kept when the session has ended: passwords. */
    keepForm?: boolean;
    /** The page goes into a browser's keeping: whatever it keeps is forgotten on leaving, and when someone else enters. */
    keptOffline?: boolean;
    /** Larger or more files than the application's own limits, or fewer. */
    uploads?: Partial<UploadLimits>;
  }
  interface FastifyRequest {
    /** Who acts, when, in which language, on whose data. */
    ctx: Context;
    locale: Locale;
    session: Session;
    /** The posted fields, in order and with repetitions; of a multipart post, all that are not files. */
    form: URLSearchParams;
    /** The posted files, already on disk; they vanish with the response. */
    uploads: readonly Upload[];
  }
  interface FastifyReply {
    /** Answers with a page: `return reply.html(<DossierPage …/>)`, or the form again with `{ status: 422 }`. */
    html(page: VNode, options?: { readonly status?: number }): FastifyReply;
  }
}
