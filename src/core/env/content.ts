/** What is found where a file is looked for. */

/** `tooLarge` is more than {@link largestFileBytes}. */
export type FileContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' };

export const largestFileBytes = 2 ** 20;
