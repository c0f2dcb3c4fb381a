import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';
import type { BankAccount } from './gateway/payment-gateway.ts';
import type { ObligationKind } from './model.ts';

/**
 * Where an agency's money goes, by `payment-accounts.yaml` of the pack; the row of agency "*" serves all others, and one with
 * `for` what is named there alone.
 *
 * @throws PackFault for a row that no bank could pay to
 */
export function readAccounts(
  pack: Pack,
): (agencyCode: string, kind?: ObligationKind) => BankAccount | undefined {
  const file = pack.file('payment-accounts.yaml');
  const rows = file ? rowsOf(file, 'accounts') : [];
  const accounts = new Map(
    rows.map((row, index) => {
      const account = row as unknown as BankAccount & {
        readonly agency: string;
        readonly for?: ObligationKind;
      };
      const isWhole =
        /^\d{6}$/.test(account.bankBin) && /^[A-Za-z0-9]{4,19}$/.test(account.number) && account.holder;
      if (!isWhole) throw new PackFault(`${file!.path}: /accounts/${index}`, 'is not an account of a bank');
      return [`${account.agency} ${account.for ?? 'service'}`, account];
    }),
  );
  const find = (kind: ObligationKind, agencyCode: string) =>
    accounts.get(`${agencyCode} ${kind}`) ?? accounts.get(`* ${kind}`);
  return (agencyCode, kind = 'service') => find(kind, agencyCode) ?? find('service', agencyCode);
}
