import { type Pack, PackFault, rowsOf } from '#platform/packs/index.ts';
import type { BankAccount } from './gateway/payment-gateway.ts';

/**
 * Where an agency's money goes, by `payment-accounts.yaml` of the pack; the row of agency "*" serves all others.
 *
 * @throws PackFault for a row that no bank could pay to
 */
export function readAccounts(pack: Pack): (agencyCode: string) => BankAccount | undefined {
  const file = pack.file('payment-accounts.yaml');
  const rows = file ? rowsOf(file, 'accounts') : [];
  const accounts = new Map(
    rows.map((row, index) => {
      const account = row as unknown as BankAccount & { readonly agency: string };
      const isWhole =
        /^\d{6}$/.test(account.bankBin) && /^[A-Za-z0-9]{4,19}$/.test(account.number) && account.holder;
      if (!isWhole) throw new PackFault(`${file!.path}: /accounts/${index}`, 'is not an account of a bank');
      return [account.agency, account];
    }),
  );
  return (agencyCode) => accounts.get(agencyCode) ?? accounts.get('*');
}
