/** Whether a process of this machine is still there. */
import { hasCode } from './errorCode';

export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // It is there, and another user's.
    return hasCode(error, 'EPERM');
  }
}
