import { createHash } from 'node:crypto';
import type { Database } from '#platform/context.ts';
import type { DeviceActor, DeviceKind } from './device-actor.ts';

/** A screen of a centre, as the console lists it. */
export interface Device {
  readonly id: string;
  readonly version: number;
  readonly centreId: string;
  readonly counterId: string | null;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly madeAt: Temporal.Instant;
  readonly madeByName: string;
  readonly revokedAt: Temporal.Instant | null;
}

export const deviceColumns = [
  'id',
  'version',
  'centreId',
  'counterId',
  'kind',
  'name',
  'madeAt',
  'madeByName',
  'revokedAt',
] as const;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who a token stands for; nobody once it is revoked. */
export async function findDevice(db: Database, token: string | undefined): Promise<DeviceActor | undefined> {
  if (!token) return undefined;
  const row = await db
    .selectFrom('centreDevice')
    .select(['id', 'name', 'kind', 'centreId', 'counterId'])
    .where('tokenHash', '=', hashOfToken(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { kind, ...rest } = row;
  return { ...rest, kind: 'device', deviceKind: kind as DeviceKind, positions: [] };
}

/** The screens of a centre, those in use first. */
export async function listDevices(db: Database, centreId: string): Promise<readonly Device[]> {
  const rows = await db
    .selectFrom('centreDevice')
    .select(deviceColumns)
    .where('centreId', '=', centreId)
    .orderBy((is) => is('revokedAt', 'is not', null))
    .orderBy('madeAt', 'desc')
    .limit(100)
    .execute();
  return rows as readonly Device[];
}
