import { openSigningKey } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { getDossier } from './queries.ts';
import type { SignedDrawingServices } from './result-drawing.ts';
import { signProblem } from './sign-problem.ts';
import { signResult } from './sign-result.ts';
import { mostAtOnce } from './sign-view.ts';

/** What came of one document of many. */
export interface SignedInBatch {
  readonly dossierId: string;
  readonly code: string;
  /** Why it was not signed; null when it was. */
  readonly problem: string | null;
}

/**
 * Signs many drafts with one PIN, each by itself: one that cannot be signed does not hold up the others. The key is
 * opened once for all, so that a slip of the PIN does not lock it.
 *
 * @throws InvalidInput `none-chosen` and `too-many` at `/chosen`, `pin-required` and `pin-wrong` at `/pin`
 */
export async function signBatch(
  ctx: Context,
  services: SignedDrawingServices,
  drafts: readonly { readonly dossierId: string; readonly fileId: string }[],
  { pin, otp }: { readonly pin: string; readonly otp?: string | undefined },
): Promise<readonly SignedInBatch[]> {
  const gaps = [
    ...(drafts.length === 0 ? [{ field: '/chosen', code: 'none-chosen' }] : []),
    ...(pin === '' ? [{ field: '/pin', code: 'pin-required' }] : []),
  ];
  if (gaps.length > 0) throw new InvalidInput(gaps);
  if (drafts.length > mostAtOnce) {
    throw new InvalidInput([{ field: '/chosen', code: 'too-many', params: { max: mostAtOnce } }]);
  }
  const key = await openSigningKey(ctx, {
    holder: { officerId: ctx.actor.id! },
    secret: { pin, otp },
    count: drafts.length,
    keyRing: services.keyRing,
  });
  if (key.statedAt && drafts.length > 1) {
    throw new InvalidInput([{ field: '/chosen', code: 'key-confirms-elsewhere' }]);
  }
  const results: SignedInBatch[] = [];
  for (const draft of drafts) results.push(await signOne(ctx, services, { ...draft, pin, key }));
  return results;
}

async function signOne(
  ctx: Context,
  services: SignedDrawingServices,
  input: Parameters<typeof signResult>[2],
): Promise<SignedInBatch> {
  const { dossierId } = input;
  let code = '?';
  try {
    ({ code } = await getDossier(ctx.db, ctx.actor, dossierId));
    await signResult(ctx, services, input);
    return { dossierId, code, problem: null };
  } catch (error) {
    if (error instanceof Refusal && ['not-found', 'not-allowed'].includes(error.code)) {
      return { dossierId, code, problem: 'Hồ sơ không còn chờ bạn ký.' };
    }
    const { text, issues } = signProblem(error);
    return { dossierId, code, problem: text ?? [...issues.values()].join(' ') };
  }
}
