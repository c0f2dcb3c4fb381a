import type { Database, Tx } from '#platform/context.ts';
import type { Issue } from '#platform/errors/index.ts';
import type { SigningPosition } from '../competence.ts';
import type { NamedSigner } from '../draft-body.ts';
import { findRule } from './find-rule.ts';

/** What speaks against this signer's issuing a document of this kind (NĐ 30/2020/NĐ-CP Điều 13), with the article. */
export async function checkIssuer(
  db: Database | Tx,
  typeName: string,
  {
    position,
    signer,
  }: { readonly position: SigningPosition; readonly signer: Pick<NamedSigner, 'authority'> },
  on: Temporal.PlainDate,
): Promise<readonly Issue[]> {
  const forms = signer.authority.map(({ form }) => form);
  const [body, byOrder] = await Promise.all([
    findRule(db, 'body', typeName, on),
    findRule(db, 'byOrder', typeName, on),
  ]);
  const field = '/signer';
  if (body && !(position.isCollective && forms[0] === 'TM.')) {
    return [{ field, code: 'issuer-not-collective', params: { type: typeName, law: body.law } }];
  }
  if (byOrder && forms.includes('TL.')) {
    return [{ field, code: 'issuer-by-order', params: { type: typeName, law: byOrder.law } }];
  }
  return [];
}
