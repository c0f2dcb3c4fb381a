import { type Form, findField } from '#engines/forms/index.ts';
import type { Procedure } from './model.ts';

/**
 * What goes into a wallet says what the form asks for.
 *
 * @throws Error naming the claim whose answer the form does not have
 */
export function refuseUnansweredClaims({ stages }: Form, { results }: Pick<Procedure, 'results'>): void {
  const fields = stages.flatMap((stage) => stage.fields);
  for (const { name, answer } of results.flatMap(({ attestation }) => attestation?.claims ?? [])) {
    if (answer !== undefined && !findField(fields, answer)) {
      throw new Error(`the claim "${name}" says "${answer}", which the form does not ask for`);
    }
  }
}
