/** A program that is run for a person, and how that ended. */

/** An executable and its arguments, never a joined string. */
export interface Program {
  readonly executable: string;
  readonly arguments: readonly string[];
}

/** How a run ended: by itself, by a signal of others, by the person in its terminal, or by the person's cancelling. */
export type RunEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'cancelled' };
