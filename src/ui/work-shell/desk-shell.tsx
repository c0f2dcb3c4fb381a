import { WorkShell, type WorkShellProps } from './work-shell.tsx';

/** The frame of those who handle the work: officers, leaders. */
export const DeskShell = (props: WorkShellProps) => <WorkShell kind="desk" {...props} />;
