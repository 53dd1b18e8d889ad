/** Why a file could not be written, in plain words. */
import type { L10n } from '../words/l10n';

/** Found by the extension itself, where the system has nothing against it. */
export type Refusal =
  /** It changed between reading and writing, again and again. */
  | 'changing'
  /** The editor has it open with unsaved changes, and did not save it. */
  | 'notSaved'
  | 'notUtf8'
  /** A pipe or a device. */
  | 'noFile'
  /** No way to write the value that leaves the other variables as they are. */
  | 'noPlace'
  /** What the CLI wrote is no text, or too much. */
  | 'strange'
  /** Commenting a variable out would change another one. */
  | 'entangled';

export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`Not written: ${refusal}.`);
  }
}

/** Writing broke off, and so did bringing back what the file held. */
export class HalfWrittenError extends Error {
  /** The folder beside the file that keeps it. */
  constructor(readonly folder: string) {
    super(`Half written; ${folder} keeps what it held.`);
  }
}

/** By the system's error code (errno(3)); the error's own words where it is neither a system's, which names paths, nor ours. */
export function writeProblemOf(l10n: L10n, error: unknown): string {
  if (error instanceof RefusalError) return refusalSentence(l10n, error.refusal);
  if (error instanceof HalfWrittenError) {
    const { folder } = error;
    return l10n.t('that is, once {folder}, which keeps what it held, is brought back by the next write.', { folder });
  }
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error)) return error.message;
  // The codes mean other things where a program is started.
  const started = 'syscall' in error && String(error.syscall).startsWith('spawn');
  return started ? codeSentence(l10n, String(error.code)) : systemSentence(l10n, String(error.code));
}

export function notWrittenSentence(l10n: L10n, file: string, reason: string): string {
  return l10n.t('{file} could not be written and is as it was: {reason}', { file, reason });
}

function refusalSentence(l10n: L10n, refusal: Refusal): string {
  switch (refusal) {
    case 'changing':
      return l10n.t('it kept changing while it was to be written.');
    case 'notSaved':
      return l10n.t('the editor could not save it.');
    case 'notUtf8':
      return l10n.t('it is not in UTF-8, and what is to be written needs that.');
    case 'noFile':
      return l10n.t('it is no ordinary file.');
    case 'noPlace':
      return l10n.t('there is no place in it that would leave its other variables as they are.');
    case 'strange':
      return l10n.t('what the Vercel CLI wrote is no text of at most 1 MiB.');
    case 'entangled':
      return l10n.t('commenting the variable out would change another one.');
  }
}

function systemSentence(l10n: L10n, code: string): string {
  switch (code) {
    case 'EACCES':
      return l10n.t('you may not write there.');
    case 'EPERM':
      return l10n.t('you may not write there, or not keep its owner.');
    case 'EROFS':
      return l10n.t('the file system is read-only.');
    case 'ENOSPC':
      return l10n.t('the disk is full.');
    case 'EDQUOT':
      return l10n.t('the disk space that you may use is full.');
    case 'ENOENT':
      return l10n.t('there is no folder for it.');
    case 'ELOOP':
      return l10n.t('its symbolic links lead in a circle.');
    case 'EBUSY':
      return l10n.t('another program is using it.');
    case 'EISDIR':
      return l10n.t('a folder has its name.');
    default:
      return codeSentence(l10n, code);
  }
}

function codeSentence(l10n: L10n, code: string): string {
  return l10n.t('the system says {code}.', { code });
}
