/** What the extension and the process of a terminal that asks say to each other. */
import type { Program, RunEnd } from '../../core/words/program';

/** Holds the order, in the environment of that process alone. */
export const orderVariable = 'AI_GATEWAY_AUTH_RUN';

export interface Order extends Program {
  /** A socket, or a named pipe on Windows, where the extension waits to be told. */
  readonly address: string;
  /** Said to the person when it did not go well. */
  readonly failed: string;
}

/** How the program ended, or the system's code for why it could not be started. */
export type Told = Extract<RunEnd, { kind: 'exited' | 'killed' }> | { readonly problem: string };
