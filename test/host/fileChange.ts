/** What is told to an extension that holds files in memory. */

/** A file's new text by its path; without one it is removed. One line of JSON each. */
export interface FileChange {
  readonly path: string;
  readonly text?: string;
}

export const scheme = 'memfs';
