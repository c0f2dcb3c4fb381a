import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, listHeldPositions, loadOrganisation, loadPeople } from '#modules/org/index.ts';
import { listInbox, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { type BlobStore, folderBlobStore, storeMade } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import '#modules/org/policy.ts';
import { type GiveDirective, giveDirective, readDirectiveRules, receiveDirective } from './index.ts';
import type { Directive } from './model.ts';

/** The sample province: Chair Long orders, Sở Nội vụ leads, Sở Y tế and the commune of Nà Lúa cooperate. */
export async function sampleDirectives(database: TestDatabase, now = '2026-11-23T02:00:00Z') {
  const clock = { now: Temporal.Instant.from(now) };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  const rules = readDirectiveRules(pack);
  await loadOrganisation(system, pack);
  const people = new Map((await loadPeople(system, pack)).map((officer) => [officer.username, officer]));
  const blobs: BlobStore = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-directives-')));

  async function officer(username: string): Promise<Context> {
    const { officerId, fullName } = people.get(username)!;
    const positions = await listHeldPositions(database.db, officerId, dayOf(clock.now));
    return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
  }
  const order = (more: Partial<GiveDirective> = {}): GiveDirective => ({
    givingKey: newId(),
    kind: 'dated',
    title: 'Rà soát hộ nghèo trước Tết',
    dueOn: Temporal.PlainDate.from('2026-12-11'),
    lead: { unitCode: 'H99.03' },
    cooperating: ['H99.12', 'H99.102'],
    ...more,
  });
  return {
    clock,
    system,
    rules,
    pack,
    blobs,
    officer,
    officerId: (username: string) => people.get(username)!.officerId,
    order,
    give: async (who: Context, more: Partial<GiveDirective> = {}) => giveDirective(who, rules, order(more)),
    /** Given by the chair and taken on by Huy of Sở Nội vụ. */
    async inHand(more: Partial<GiveDirective> = {}): Promise<Directive> {
      const { id: directiveId } = await giveDirective(await officer('long'), rules, order(more));
      return receiveDirective(await officer('lien'), {
        directiveId,
        handlerId: people.get('huy')!.officerId,
      });
    },
    /** A file that shows something, kept. */
    async evidence(who: Context, name = 'bien-ban.pdf'): Promise<string> {
      const bytes = Buffer.from(`%PDF-1.4 ${name}`);
      return (await storeMade(who, blobs, { bytes, name, mediaType: 'application/pdf' })).id;
    },
    inbox: (who: Context): Promise<readonly WorkItem[]> => listInbox(database.db, who.actor),
  };
}
