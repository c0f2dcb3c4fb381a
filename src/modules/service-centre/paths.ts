import { sitePaths } from '#modules/site/index.ts';

/** Every address of the module; those for everyone are Vietnamese without accents. */
export const centrePaths = {
  /** What a new screen opens once. */
  device: (token: string) => `/thiet-bi/${token}`,
  board: '/man-hinh',
  tablet: '/danh-gia-tai-quay',
  kiosk: {
    home: '/kiosk',
    groups: (procedureCode?: string) =>
      procedureCode ? `/kiosk/lay-so?${new URLSearchParams({ 'thu-tuc': procedureCode })}` : '/kiosk/lay-so',
    group: (code: string, procedureCode?: string | null) =>
      `/kiosk/lay-so/${code}${procedureCode ? `?${new URLSearchParams({ 'thu-tuc': procedureCode })}` : ''}`,
    slip: (secret: string) => `/kiosk/phieu/${secret}`,
    procedures: '/kiosk/thu-tuc',
    procedure: (code: string) => `/kiosk/thu-tuc/${code}`,
    dossier: '/kiosk/ho-so',
    rating: '/kiosk/danh-gia',
    arrival: '/kiosk/lich-hen',
    /** How high the buttons stand. */
    reach: '/kiosk/tam-voi',
  },
  /** What the code on a slip opens. */
  ticket: (secret: string) => `/so/${secret}`,
  ticketRating: (secret: string) => `/so/${secret}/danh-gia`,
  centres: sitePaths.centres,
  centre: (code: string) => `${sitePaths.centres}/${code}`,
  posterSet: (code: string) => `${sitePaths.centres}/${code}/niem-yet`,
  poster: (procedureCode: string, paper?: 'a3') =>
    `/niem-yet/${procedureCode}${paper ? `?kho=${paper}` : ''}`,
  appointments: sitePaths.appointments,
  booking: (code: string, asked: { readonly group?: string; readonly day?: string } = {}) => {
    const query = new URLSearchParams();
    if (asked.group) query.set('nhom', asked.group);
    if (asked.day) query.set('ngay', asked.day);
    return `${sitePaths.appointments}/${code}${query.size > 0 ? `?${query}` : ''}`;
  },
  cancellation: (id: string) => `${sitePaths.appointments}/huy/${id}`,
  counters: sitePaths.callNumbers,
  counter: (id: string) => `${sitePaths.callNumbers}/${id}`,
  counterAct: (id: string, act: string) => `${sitePaths.callNumbers}/${id}/${act}`,
  /** A number for someone who stands at the desk. */
  deskTickets: (id: string) => `${sitePaths.callNumbers}/${id}/cap-so`,
  hall: (code: string) => `/can-bo/trung-tam/${code}`,
  arrangement: (code: string) => `/can-bo/trung-tam/${code}/sap-xep`,
  arrangedGroup: (code: string) => `/can-bo/trung-tam/${code}/sap-xep/nhom`,
  arrangedCounter: (code: string) => `/can-bo/trung-tam/${code}/sap-xep/quay`,
  cameras: (code: string, viewingId?: string) =>
    `/can-bo/trung-tam/${code}/camera${viewingId ? `?xem=${viewingId}` : ''}`,
  snapshot: (viewingId: string, counterId: string) => `/can-bo/camera/${viewingId}/${counterId}.jpg`,
  devices: (code?: string) => `${sitePaths.devices}${code ? `?trung-tam=${code}` : ''}`,
  deviceEnd: (id: string) => `${sitePaths.devices}/${id}/thu-hoi`,
  camera: (counterId: string) => `/quan-tri/camera/${counterId}`,
} as const;
