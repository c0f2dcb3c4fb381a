/** What the module plugs into the program. */
export { meetingRoutes } from './meeting-routes.tsx';
export { takeInReplies } from './take-in-replies.ts';
export { tellGuestsJob } from './tell-guests.ts';
export { errorTexts } from './words.vi.ts';
