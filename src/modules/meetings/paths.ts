import { sitePaths } from '#modules/site/index.ts';

const root = sitePaths.meetings;

/** Every address of the module. */
export const meetingPaths = {
  list: (query: { readonly past?: boolean; readonly after?: string | undefined } = {}) => {
    const words = new URLSearchParams();
    if (query.past) words.set('truoc', '');
    if (query.after) words.set('sau', query.after);
    return words.size > 0 ? `${root}?${words}` : root;
  },
  calling: (documentId?: string) => `${root}/moi${documentId ? `?van-ban=${documentId}` : ''}`,
  meeting: (id: string) => `${root}/${id}`,
  change: (id: string) => `${root}/${id}/thay-doi`,
  cancellation: (id: string) => `${root}/${id}/hoan`,
  answer: (id: string) => `${root}/${id}/tra-loi`,
  calendar: (id: string) => `${root}/${id}/lich.ics`,
  /** Where the step of the inbox leads. */
  guest: (guestId: string) => `${root}/moi-hop/${guestId}`,
} as const;
