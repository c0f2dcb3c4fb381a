import {
  freeRoom,
  type MarkPlace,
  millimetres,
  type SealedRoom,
  signatureAndSealPlaces,
} from '#engines/pdf-signature/index.ts';
import type { Database } from '#platform/context.ts';
import type { Purpose } from '../model.ts';
import { findMark, type HoldersMark } from './holders-mark.ts';

/** Where signature and seal stand together. Kept with the signature, so that the seal meets it where it is. */
export interface SigningRoom extends MarkPlace, SealedRoom {}

/** Words without a picture are as broad as this by their height. */
const shapeOfWords = 2.5;
/** A picture broader or narrower than that is drawn smaller within it. */
const shapes = { narrowest: 1, broadest: 4 };
/** Of a seal whose keeper has not said its size. */
const usualDiameterMm = 35;

/** On papers by others: as high as a seal in true size, else as a letter leaves it. */
const wantedHeights = [36, 23] as const;
const wantedWidth = millimetres(75);

export interface RoomWanted {
  /** The room the letter leaves for it. */
  readonly place?: MarkPlace | undefined;
  readonly fileId: string;
  readonly bytes: Uint8Array;
  readonly purpose: Purpose;
  readonly agencyId: string;
  readonly mark?: HoldersMark | undefined;
}

/**
 * The room for a signature or a seal: the one the letter leaves; for a seal the one of the signature it belongs to;
 * else what is free under the text. Nothing for initials, which stand in the file alone, and nothing where no place is
 * known to be free: text is never covered.
 */
export async function findRoom(db: Database, wanted: RoomWanted): Promise<SigningRoom | undefined> {
  const { place, fileId, bytes, purpose, agencyId, mark } = wanted;
  if (purpose === 'initial') return undefined;
  const earlier = purpose === 'seal' ? await roomOfSignature(db, fileId) : undefined;
  if (earlier) return earlier;
  const found = place ?? firstFree(bytes);
  if (!found) return undefined;
  const seal = purpose === 'seal' ? mark : await findMark(db, { unitId: agencyId });
  return {
    ...found,
    signatureShape: purpose === 'signature' && mark ? shapeOf(mark) : shapeOfWords,
    sealDiameter: seal?.diameterMm ?? usualDiameterMm,
  };
}

/** The place of one of the two in their room. */
export const placeIn = (room: SigningRoom, purpose: 'signature' | 'seal'): MarkPlace =>
  signatureAndSealPlaces(room, room)[purpose];

const shapeOf = ({ width, height }: HoldersMark) =>
  Math.min(shapes.broadest, Math.max(shapes.narrowest, width / height));

const firstFree = (bytes: Uint8Array): MarkPlace | undefined =>
  wantedHeights
    .values()
    .map((height) => freeRoom(bytes, { width: wantedWidth, height: millimetres(height) }))
    .find((room) => room !== undefined);

/** The room of the last signature in what a file came of. */
async function roomOfSignature(db: Database, fileId: string): Promise<SigningRoom | undefined> {
  for (let id: string | undefined = fileId; id; ) {
    const made: { originalFileId: string; purpose: string; room: unknown } | undefined = await db
      .selectFrom('signingRecord')
      .select(['originalFileId', 'purpose', 'room'])
      .where('fileId', '=', id)
      .executeTakeFirst();
    if (made?.purpose === 'signature' && made.room) return made.room as SigningRoom;
    id = made?.originalFileId;
  }
  return undefined;
}
