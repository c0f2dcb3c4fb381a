import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { getCentreByCode, listCentres } from './centres.ts';
import { makeDevice } from './commands/make-device.ts';
import { revokeDevice } from './commands/revoke-device.ts';
import { setCamera } from './commands/set-camera.ts';
import { listCounters } from './counters.ts';
import type { DeviceKind } from './device-actor.ts';
import { listDevices } from './devices.ts';
import { cameraForm, DevicesPage, deviceForm } from './pages/devices-page.tsx';
import { centrePaths } from './paths.ts';
import type { CentreServices } from './services.ts';
import { postedAgain } from './text.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Asked = Type.Object({ 'trung-tam': Type.Optional(Type.String({ maxLength: 40 })) });

/** Screens and cameras of the centres, in the console of administrators. */
export const deviceConsoleRoutes =
  ({ rules, baseUrl }: CentreServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'administrator' };

    app.get(
      centrePaths.devices(),
      { config, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => reply.html(await devicesPage(ctx, query['trung-tam'], nothingPosted)),
    );

    app.post(
      centrePaths.devices(),
      { config, schema: { querystring: Asked } },
      async ({ ctx, query, form }, reply) => {
        const centre = await getCentreByCode(ctx.db, query['trung-tam'] ?? '');
        const [kind = '', counterId] = (form.get('kind') ?? '').split(' ');
        try {
          const name = form.get('name') ?? '';
          const made = { centreId: centre.id, kind: kind as DeviceKind, name, counterId: counterId ?? null };
          const { token } = await makeDevice(ctx, made);
          return reply.html(
            await devicesPage(ctx, centre.code, nothingPosted, {
              link: baseUrl + centrePaths.device(token),
              name,
            }),
          );
        } catch (error) {
          const posted = postedAgain(error, form, deviceForm);
          return reply.html(await devicesPage(ctx, centre.code, posted), { status: refusedStatus(error) });
        }
      },
    );

    app.post(
      centrePaths.deviceEnd(':id'),
      { config, schema: { params: ById, querystring: Asked } },
      async ({ ctx, params, query, session }, reply) => {
        await revokeDevice(ctx, { deviceId: params.id });
        session.flash('success', 'Đã thu hồi mã. Máy đó không dùng được nữa.');
        return reply.redirect(centrePaths.devices(query['trung-tam']), 303);
      },
    );

    app.post(
      centrePaths.camera(':id'),
      { config, schema: { params: ById, querystring: Asked } },
      async ({ ctx, params, query, form, session }, reply) => {
        const code = query['trung-tam'];
        try {
          await setCamera(ctx, rules, { counterId: params.id, address: form.get('address') ?? '' });
          session.flash('success', 'Đã lưu địa chỉ camera.');
          return reply.redirect(centrePaths.devices(code), 303);
        } catch (error) {
          const posted = postedAgain(error, form, cameraForm(params.id));
          return reply.html(await devicesPage(ctx, code, posted), { status: refusedStatus(error) });
        }
      },
    );

    async function devicesPage(
      ctx: Context,
      code: string | undefined,
      posted: Posted,
      made?: { readonly link: string; readonly name: string },
    ) {
      const centres = await listCentres(ctx.db);
      const centre = centres.find((each) => each.code === code) ?? centres[0];
      const [devices, counters] = centre
        ? await Promise.all([listDevices(ctx.db, centre.id), listCounters(ctx.db, centre.id)])
        : [[], []];
      return <DevicesPage {...{ centres, centre, devices, counters, posted, made }} />;
    }
  };
