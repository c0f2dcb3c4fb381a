/** "09••••5678", "l••••@muongmau.example": enough for a person to know their own. */
export const maskedAddress = (address: string): string =>
  address.includes('@')
    ? address.replace(/^(.).*(?=@)/, '$1••••')
    : `${address.slice(0, 2)}••••${address.slice(-4)}`;
