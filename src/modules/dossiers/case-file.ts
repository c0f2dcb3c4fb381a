import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ContainerFile } from '#engines/asic/index.ts';
import type { LetterPress } from '#engines/letters/index.ts';
import { getKeptForm } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { controlSheetData } from './control-sheet.ts';
import { drawLetter, type LetterServices } from './letters.ts';
import type { Dossier } from './model.ts';
import { listFiles, listLetters } from './queries.ts';

export interface CaseFileServices extends LetterServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
}

const folders: Readonly<Record<string, string>> = {
  component: 'giay-to',
  supplement: 'bo-sung',
  'draft-result': 'du-thao',
  result: 'ket-qua',
  field: 'dia-ban',
};

/**
 * Everything a dossier consists of, under paths that are safe to unpack: its papers and results in the form with the
 * newest stamps, its letters, the control sheet, and its events as the log has them.
 */
export async function gatherCaseFile(
  ctx: Context,
  services: CaseFileServices,
  dossier: Dossier,
): Promise<readonly ContainerFile[]> {
  const { letters, blobs } = services;
  const taken = new Set<string>();
  const placed = (folder: string, name: string, mediaType: string, bytes: Uint8Array): ContainerFile => ({
    name: freeName(taken, folder, name),
    mediaType,
    bytes,
  });
  const files: ContainerFile[] = [];
  for (const { fileId, purpose, componentNumber } of await listFiles(ctx.db, dossier.id)) {
    const { name, mediaType, sha256 } = (await getKeptForm(ctx.db, fileId)).newest;
    const number = componentNumber > 0 ? `${String(componentNumber).padStart(2, '0')} ` : '';
    files.push(
      placed(folders[purpose] ?? purpose, number + name, mediaType, await buffer(blobs.read(sha256))),
    );
  }
  for (const letter of await listLetters(ctx.db, dossier.id)) {
    const name = `${letter.kind} ${letter.number}.pdf`;
    files.push(placed('phieu', name, 'application/pdf', await drawLetter(services, dossier, letter)));
  }
  const sheet = await letters.render('control-sheet', await controlSheetData(ctx, dossier), {
    createdAt: ctx.now(),
  });
  files.push(placed('dien-bien', 'phieu-kiem-soat.pdf', 'application/pdf', sheet));
  const events = Buffer.from(JSON.stringify(await eventsOf(ctx, dossier), null, 2));
  return [...files, placed('dien-bien', 'su-kien.json', 'application/json', events)];
}

async function eventsOf(ctx: Context, { id, code }: Dossier): Promise<object> {
  const events = await listEventsOf(ctx.db, 'dossier', id);
  return {
    dossier: code,
    events: events.map(({ type, recordedAt, actor, onBehalfOf, data }) => ({
      type,
      recordedAt,
      actor: { kind: actor.kind, name: actor.name },
      onBehalfOf,
      data,
    })),
  };
}

/** People name files as they like; two of one name stand side by side. */
function freeName(taken: Set<string>, folder: string, given: string): string {
  const plain = given
    .normalize('NFC')
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, '_')
    .slice(-150);
  const safe = plain.replace(/^\.+$/, '') || 'tep';
  const ending = extname(safe);
  const stem = safe.slice(0, safe.length - ending.length);
  for (let n = 1; ; n++) {
    const name = `${folder}/${stem}${n === 1 ? '' : ` (${n})`}${ending}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
