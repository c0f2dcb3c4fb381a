/** The addresses of everyone who applies and follows: unaccented Vietnamese, for those who read them aloud. */
export const citizenPaths = {
  apply: (procedureCode: string) => `/nop-ho-so/${procedureCode}`,
  draft: (draftId: string) => `/to-khai/${draftId}`,
  stage: (draftId: string, stageId: string) => `/to-khai/${draftId}/buoc/${stageId}`,
  review: (draftId: string) => `/to-khai/${draftId}/xem-lai`,
  submission: (draftId: string) => `/to-khai/${draftId}/nop`,
  draftRemoval: (draftId: string) => `/to-khai/${draftId}/xoa`,
  /** Below here lies what a browser may keep for when the line is down. */
  drafts: '/to-khai/',
  offline: (draftId: string) => `/to-khai/${draftId}/ngoai-tuyen`,
  /** Where what a browser kept is sent, once, by a key. */
  keptStage: (draftId: string, stageId: string) => `/to-khai/${draftId}/buoc/${stageId}/giu`,
  keptSubmission: (draftId: string) => `/to-khai/${draftId}/nop/giu`,
  manifest: '/ung-dung.webmanifest',
  /** The form of a procedure's version as data: its rules run in the browser too. */
  formSource: (versionId: string) => `/bieu-mau/${versionId}`,
  /** Who else has a part in the application. */
  others: (draftId: string) => `/to-khai/${draftId}/nguoi-khac`,
  invitationEnd: (draftId: string, invitationId: string) =>
    `/to-khai/${draftId}/nguoi-khac/${invitationId}/thoi`,
  /** What someone else was asked. */
  invitation: (token: string) => `/loi-nho/${token}`,
  own: '/ho-so-cua-toi',
  dossier: (dossierId: string) => `/ho-so-cua-toi/${dossierId}`,
  receipt: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/da-nop`,
  letter: (dossierId: string, letterId: string) => `/ho-so-cua-toi/${dossierId}/giay-to/${letterId}.pdf`,
  file: (dossierId: string, fileId: string) => `/ho-so-cua-toi/${dossierId}/tep/${fileId}`,
  /** The result into the applicant's wallet. */
  wallet: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/vi-dien-tu`,
  supplement: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/bo-sung`,
  withdrawal: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/rut`,
  /** Answered by `complaints`. */
  complaint: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/phan-anh`,
  rating: (dossierId: string) => `/ho-so-cua-toi/${dossierId}/danh-gia`,
  tracking: (code?: string) => (code === undefined ? '/tra-cuu' : `/tra-cuu/${encodeURIComponent(code)}`),
} as const;

/** The addresses of partners' systems. */
export const apiPaths = {
  files: '/api/v1/files',
  dossiers: '/api/v1/dossiers',
  dossier: (code: string) => `/api/v1/dossiers/${code}`,
  tracking: (code: string) => `/api/v1/tracking/${code}`,
  taxNotices: (code: string) => `/api/v1/dossiers/${code}/tax-notices`,
  /** Its query names the notice, whose number may hold anything. */
  taxNotice: '/api/v1/tax-notices',
} as const;
