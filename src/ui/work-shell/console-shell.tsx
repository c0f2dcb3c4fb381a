import { WorkShell, type WorkShellProps } from './work-shell.tsx';

/** The frame of those who set the system up; its dark header says at a glance that one is not at the desk. */
export const ConsoleShell = (props: WorkShellProps) => <WorkShell kind="console" {...props} />;
