/** A register of incoming documents: one series of numbers a year (NĐ 30/2020/NĐ-CP Điều 22). */
export const incomingRegisters = {
  ĐẾN: 'Sổ văn bản đến',
  'ĐẾN-ĐT': 'Sổ đơn, thư',
  /** State secrets have a series of their own (NĐ 30/2020/NĐ-CP Điều 15). */
  'ĐẾN-M': 'Sổ văn bản mật đến',
} as const;

export type IncomingRegister = keyof typeof incomingRegisters;

export const secretRegister: IncomingRegister = 'ĐẾN-M';

export const isIncomingRegister = (text: string): text is IncomingRegister =>
  Object.hasOwn(incomingRegisters, text);
