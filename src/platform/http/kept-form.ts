import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { checkAccess, SignInNeeded } from './access.ts';
import { signInUrl, wantsJson } from './errors/answer-failure.ts';
import type { HttpApp, HttpOptions } from './http-types.ts';
import { type KeptFormView, PlainKeptFormPage } from './kept-form-page.tsx';
import { checkProof, ProofNeeded, proofUrl } from './needed-proof.ts';
import type { SessionActor } from './sessions/session-store.ts';
import { isOwned, isTokenOf } from './sessions/token.ts';
import { type FileName, readFieldsOnly } from './uploads.ts';

/** A form posted when its session had run out; it waits, sealed, in the session that follows. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files are not kept: they are asked for again, by these names. */
  readonly files: readonly FileName[];
  readonly isMultipart: boolean;
  /** The token of the session that had run out, if there was one: nobody but its owner is shown the form. */
  readonly formerToken: string | null;
  readonly keptAt: string;
  /** Whose session had not run out when a new proof was needed; nobody else is shown the form either. */
  readonly owner?: SessionActor | null;
}

export const keptFormPath = '/kept-form';
const discardPath = '/kept-form/discard';
const keptFor = Temporal.Duration.from({ hours: 1 });
const maxForms = 5;
/** Where the person goes first, by request. */
const awaited = new WeakMap<FastifyRequest, 'sign-in' | 'proof'>();

/** Whether a person has posted a form for which a sign-in, or a new proof, is needed first: it is read, then kept. */
export function isFormToKeep(request: FastifyRequest, options: HttpOptions): boolean {
  if (request.method !== 'POST' || wantsJson(request) || !isForm(request)) return false;
  if (request.routeOptions.config.keepForm === false || request.is404) return false;
  try {
    checkAccess(request, options.accessRules);
    checkProof(request, options);
    return false;
  } catch (error) {
    if (!(error instanceof SignInNeeded || error instanceof ProofNeeded)) return false;
    awaited.set(request, error instanceof ProofNeeded ? 'proof' : 'sign-in');
    return true;
  }
}

/** Keeps awaited forms and leads to the sign-in or to the new proof, from which the person comes back to `keptFormPath`. */
export function keepForms(app: HttpApp, options: HttpOptions): void {
  app.addHook('preValidation', async (request, reply) => {
    const first = awaited.get(request);
    if (!first) return forgetSent(request);
    const files = request.isMultipart() ? await readFieldsOnly(request) : [];
    const form: KeptForm = {
      action: request.url,
      fields: [...request.form],
      files,
      isMultipart: request.isMultipart(),
      // A second window posts under the session that waits for the first one's sign-in.
      formerToken: request.session.formerToken ?? keptForms(request)[0]?.formerToken ?? null,
      keptAt: now(options).toString(),
      owner: first === 'proof' ? request.session.actor : null,
    };
    request.session.set('keptForms', [form, ...keptForms(request)].slice(0, maxForms));
    const to =
      first === 'proof'
        ? proofUrl(request, options.proofs!.path, keptFormPath)
        : `${signInUrl(request, options.signInPath)}?returnTo=${keptFormPath}`;
    return reply.redirect(to, 303);
  });
}

/** After the sign-in: what was typed, and a button that sends it again. */
export function offerKeptForms(app: HttpApp, options: HttpOptions): void {
  const config = { access: 'public' };
  app.get(keptFormPath, { config }, async (request, reply) => {
    if (request.ctx.actor.id === null) throw new SignInNeeded();
    const forms = keptForms(request).filter(
      (form) => isTheirs(form, request.ctx.actor, request.session.actor) && isFresh(form, now(options)),
    );
    if (forms.length === 0) {
      request.session.delete('keptForms');
      return reply.redirect('/', 303);
    }
    const view: KeptFormView = { forms, discardPath, locale: request.locale };
    return reply.html(options.keptFormPage?.(view, request) ?? PlainKeptFormPage(view));
  });
  app.post(discardPath, { config }, async (request, reply) => {
    request.session.delete('keptForms');
    return reply.redirect('/', 303);
  });
}

/** Once a kept form has been sent again, from its page or by hand, it need not wait any longer. */
function forgetSent(request: FastifyRequest): void {
  const forms = keptForms(request);
  if (request.method !== 'POST' || !forms.some(({ action }) => action === request.url)) return;
  request.session.set(
    'keptForms',
    forms.filter(({ action }) => action !== request.url),
  );
}

const keptForms = ({ session }: FastifyRequest) =>
  (session?.get('keptForms') as readonly KeptForm[] | undefined) ?? [];

const isForm = ({ headers: { 'content-type': type = '' } }: FastifyRequest) =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);

/** What was typed where nobody had signed in belongs to whoever does so next. */
function isTheirs({ formerToken, owner }: KeptForm, actor: Actor, signedIn: SessionActor | null): boolean {
  if (owner) return owner.kind === signedIn?.kind && owner.id === signedIn.id;
  if (formerToken === null || !isOwned(formerToken)) return true;
  const { kind, id } = signedIn ?? actor;
  return id !== null && isTokenOf(formerToken, { kind, id });
}

const isFresh = ({ keptAt }: KeptForm, now: Temporal.Instant) =>
  Temporal.Instant.compare(Temporal.Instant.from(keptAt).add(keptFor), now) > 0;

const now = (options: HttpOptions) => (options.now ?? Temporal.Now.instant)();
