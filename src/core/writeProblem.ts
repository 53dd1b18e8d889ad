/** Why a file could not be written, in plain words. */

const problems: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there.',
  EPERM: 'you may not write there, or not keep its owner.',
  EROFS: 'the file system is read-only.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk space that you may use is full.',
  EISDIR: 'a folder has its name.',
};

/** By the system's error code (errno(3)); the error's own words where they are not a system's, which name paths. */
export function writeProblemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  return code === undefined ? error.message : (problems[code] ?? `the system says ${code}.`);
}
