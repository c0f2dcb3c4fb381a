import type { Actor } from '#platform/access/actor.ts';

export const deviceKinds = ['board', 'kiosk', 'rating'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A screen of a centre, as it acts: it stands for no person. */
export interface DeviceActor extends Actor {
  readonly kind: 'device';
  readonly deviceKind: DeviceKind;
  readonly centreId: string;
  /** The counter at which a rating tablet stands. */
  readonly counterId: string | null;
}

const isDevice = (actor: Actor): actor is DeviceActor => actor.kind === 'device' && 'deviceKind' in actor;

export const isKioskOf = (actor: Actor, centreId: string): boolean =>
  isDevice(actor) && actor.deviceKind === 'kiosk' && actor.centreId === centreId;

export const isRatingTabletAt = (actor: Actor, counterId: string): boolean =>
  isDevice(actor) && actor.deviceKind === 'rating' && actor.counterId === counterId;
