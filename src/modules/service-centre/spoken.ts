/** A number letter by letter and digit by digit, as it is called out: "A 0 1 2". */
export const spoken = (label: string): string => [...label].join(' ');
