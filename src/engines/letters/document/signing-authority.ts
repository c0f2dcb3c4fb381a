/** A line of a signature block: "KT. GIÁM ĐỐC". */
export interface AuthorityLine {
  readonly form: SigningForm;
  readonly of: string;
}

/** thay mặt, quyền, ký thay, thừa lệnh, thừa ủy quyền (Decree 30/2020, Article 13). */
export type SigningForm = 'TM.' | 'Q.' | 'KT.' | 'TL.' | 'TUQ.';

/**
 * What may stand under each form. A body acts through its head, the head's deputy, or one it told to sign; who signs by
 * order has a deputy too; an acting head signs alone, and what was delegated cannot be handed on (Article 13.4).
 */
const mayFollow: Readonly<Record<SigningForm, readonly SigningForm[]>> = {
  'TM.': ['Q.', 'KT.', 'TL.', 'TUQ.'],
  'Q.': [],
  'KT.': [],
  'TL.': ['Q.', 'KT.'],
  'TUQ.': [],
};

/** The form that may not stand where it does, if there is one. */
export function misplacedAuthority(lines: readonly AuthorityLine[]): AuthorityLine | undefined {
  return lines.find(({ form }, index) => {
    const above = lines[index - 1];
    return above !== undefined && !mayFollow[above.form].includes(form);
  });
}
