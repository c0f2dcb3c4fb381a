import type { Role } from './model.ts';

/** The roles of the desk and the office, as people there call them. */
export const roleNames: Readonly<Record<Role, string>> = {
  receptionist: 'Tiếp nhận, trả kết quả',
  counterClerk: 'Trực quầy',
  assigner: 'Phân công',
  handler: 'Thụ lý',
  reviewer: 'Xem xét',
  signer: 'Ký duyệt',
  sealKeeper: 'Văn thư',
  oneStopHead: 'Phụ trách Một cửa',
  administrator: 'Quản trị',
};

export const roleName = (role: string): string => roleNames[role as Role] ?? role;

const kindNames: Readonly<Record<string, string>> = {
  peoplesCommittee: 'Ủy ban nhân dân tỉnh',
  communePeoplesCommittee: 'Ủy ban nhân dân cấp xã',
  department: 'Sở, ban, phòng',
  division: 'Phòng chuyên môn',
  office: 'Văn phòng',
  serviceCentre: 'Trung tâm Phục vụ hành chính công',
  police: 'Công an',
  military: 'Ban Chỉ huy quân sự',
  utility: 'Đơn vị cung cấp dịch vụ công ích',
};

export const kindName = (kind: string): string => kindNames[kind] ?? kind;
