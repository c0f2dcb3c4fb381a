import type { Role } from './model.ts';

/** The roles of the desk and the office, as people there call them. */
export const roleNames: Readonly<Record<Role, string>> = {
  receptionist: 'Tiếp nhận, trả kết quả',
  assigner: 'Phân công',
  handler: 'Thụ lý',
  reviewer: 'Xem xét',
  signer: 'Ký duyệt',
  sealKeeper: 'Văn thư',
  oneStopHead: 'Phụ trách Một cửa',
  administrator: 'Quản trị',
};

export const roleName = (role: string): string => roleNames[role as Role] ?? role;
