import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { LetterPress } from '#engines/letters/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { changePin } from './commands/change-pin.ts';
import { enrolKey, type KeySource } from './commands/enrol-key.ts';
import { keepMark } from './commands/keep-mark.ts';
import { withdrawKey } from './commands/withdraw-key.ts';
import { deskPaths } from './desk-paths.ts';
import { postedAgain } from './desk-words.vi.ts';
import { viewKeys } from './key-view.ts';
import { type KeyRing, sealedKeyRing } from './keys/key-ring.ts';
import type { Holder } from './model.ts';
import { KeysPage } from './pages/desk/keys-page.tsx';
import { askPhoneTrial } from './phone-enrolment.ts';
import { checkNewPin } from './pin-rules.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The officer's own keys: seeing, enrolling, another PIN, withdrawing. */
export const keyRoutes =
  ({
    keyRing = sealedKeyRing,
    letters,
  }: {
    readonly keyRing?: KeyRing | undefined;
    readonly letters?: LetterPress | undefined;
  }): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    // Nothing of what opens a key is kept when a session has ended.
    const posting = { ...config, keepForm: false };
    const uploading = { ...posting, uploads: { maxFiles: 1, maxFileBytes: 256 * 1024 } };

    async function show({ ctx }: FastifyRequest, reply: FastifyReply, posted: Posted, status: number) {
      return reply.html(<KeysPage holders={await viewKeys(ctx)} keyRing={keyRing} posted={posted} />, {
        status,
      });
    }

    /** The page again, with what was wrong at the form that was posted; of its secrets nothing comes back. */
    const again = (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
      show(request, reply, postedAgain(error, new URLSearchParams(), request.url), refusedStatus(error));

    /** Does the act and says so; or the page again. */
    async function acting(
      request: FastifyRequest,
      reply: FastifyReply,
      done: string,
      act: () => Promise<unknown>,
    ) {
      try {
        await act();
        request.session.flash('success', done);
        return reply.redirect(deskPaths.keys(), 303);
      } catch (error) {
        return again(request, reply, error);
      }
    }

    const enrol = (
      request: FastifyRequest,
      reply: FastifyReply,
      source: () => Promise<KeySource>,
      pinField = 'pin',
    ) =>
      acting(request, reply, 'Đã ký thử và nạp khóa.', async () => {
        const { ctx, form } = request;
        const secret = { pin: form.get(pinField) ?? '', otp: form.get('otp') || undefined };
        if (secret.pin === '') throw new InvalidInput([{ field: `/${pinField}`, code: 'pin-required' }]);
        await enrolKey(ctx, keyRing, { holder: holderIn(request), source: await source(), secret });
      });

    app.get(deskPaths.keys(), { config }, (request, reply) => show(request, reply, nothingPosted, 200));

    app.post(deskPaths.keyFiles(), { config: uploading }, (request, reply) =>
      enrol(
        request,
        reply,
        async () => {
          const { form } = request;
          const bytes = await uploadedIn(request, 'file', 'file-required');
          checkNewPin(form.get('new-pin') ?? '', form.get('new-pin-again') ?? '');
          return { kind: 'file', bytes, password: form.get('password') ?? '' };
        },
        'new-pin',
      ),
    );

    app.post(deskPaths.keyTokens(), { config: uploading }, (request, reply) =>
      enrol(request, reply, async () => ({
        kind: 'token',
        library: request.form.get('library') ?? '',
        serial: textIn(request, 'serial', 'serial-required'),
        keyId: (request.form.get('key-id') ?? '').replace(/[^0-9a-f]/gi, '').toLowerCase(),
        certificatePem: (await uploadedIn(request, 'certificate', 'certificate-unreadable')).toString(
          'latin1',
        ),
      })),
    );

    app.post(deskPaths.keyServices(), { config: posting }, (request, reply) =>
      enrol(request, reply, async () => ({
        kind: 'remote',
        service: request.form.get('service') ?? '',
        credentialId: textIn(request, 'credential', 'credential-required'),
      })),
    );

    app.post(deskPaths.keyPhones(), { config }, async (request, reply) => {
      const { ctx, form } = request;
      try {
        const asked = { service: form.get('service') ?? '', msisdn: form.get('msisdn') ?? '' };
        return reply.redirect(deskPaths.confirmation(await askPhoneTrial(ctx, keyRing, asked)), 303);
      } catch (error) {
        return again(request, reply, error);
      }
    });

    if (letters) {
      const schema = { params: Type.Object({ holder: Type.String({ maxLength: 36 }) }) };
      app.post(deskPaths.mark(':holder'), { config: uploading, schema }, (request, reply) =>
        acting(request, reply, 'Đã nhận hình; những văn bản ký từ nay sẽ mang hình này.', async () => {
          const { ctx, form, params } = request;
          await keepMark(ctx, letters, {
            holder: params.holder === 'own' ? { officerId: ctx.actor.id! } : { unitId: params.holder },
            picture: await uploadedIn(request, 'picture', 'picture-required'),
            diameterMm: Number.parseInt(form.get('diameter') ?? '', 10) || undefined,
          });
        }),
      );
    }

    app.post(deskPaths.keyPin(':id'), { config: posting, schema: { params: ById } }, (request, reply) =>
      acting(request, reply, 'Đã đổi mã PIN.', async () => {
        const { ctx, form, params } = request;
        const newPin = form.get('new-pin') ?? '';
        checkNewPin(newPin, form.get('new-pin-again') ?? '');
        await changePin(ctx, { keyId: params.id, pin: form.get('pin') ?? '', newPin });
      }),
    );

    app.post(deskPaths.keyWithdrawal(':id'), { config, schema: { params: ById } }, (request, reply) =>
      acting(request, reply, 'Đã thôi dùng khóa.', () =>
        withdrawKey(request.ctx, { keyId: request.params.id }),
      ),
    );
  };

function holderIn({ ctx, form }: FastifyRequest): Holder {
  const chosen = form.get('holder') ?? 'own';
  return chosen === 'own' ? { officerId: ctx.actor.id! } : { unitId: chosen };
}

function textIn({ form }: FastifyRequest, name: string, code: string): string {
  const text = (form.get(name) ?? '').trim();
  if (text === '') throw new InvalidInput([{ field: `/${name}`, code }]);
  return text;
}

async function uploadedIn({ uploads }: FastifyRequest, name: string, code: string): Promise<Buffer> {
  const [upload] = uploads;
  if (!upload) throw new InvalidInput([{ field: `/${name}`, code }]);
  return readFile(upload.path);
}
