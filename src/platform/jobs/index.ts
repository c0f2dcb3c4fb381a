/** Background work that waits or is tried again. */
export { addJob, addJobs, type NewJob, type Payload } from './add-job.ts';
export { installJobs } from './install-jobs.ts';
export { type Job, type JobRun, runJobs } from './run-jobs.ts';
