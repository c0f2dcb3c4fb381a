import { sitePaths } from '#modules/site/index.ts';

export const noticePaths = {
  own: (after?: string) => (after ? `${sitePaths.notices}?sau=${after}` : sitePaths.notices),
  read: () => `${sitePaths.notices}/da-doc`,
  channels: () => sitePaths.noticeChannels,
  /** Where the text provider reports. */
  textReports: '/api/v1/notices/text-reports',
} as const;
