/** The steps of a pull, what each is answered with, and how a pull may turn out. */
import type { GitRisk } from '../project/gitGuard';
import type { Obstacle } from '../project/obstacle';
import type { Project } from '../project/project';
import type { Merge } from '../env/merge';
import type { Token } from '../credential/token';
import type { RunEnd } from '../words/program';
import type { Cli, CliSearch } from '../cli/cli';
import type { CliObstacle } from '../cli/obstacle';

export const environments = ['development', 'preview', 'production'] as const;
export type Environment = (typeof environments)[number];

export interface PullRequest {
  /** Whose variables to take over; `undefined` for a refresh. */
  readonly environment: Environment | undefined;
  /** Nobody asked for it now: nothing may be asked, and nothing is said that need not be. */
  readonly automatic: boolean;
  /** The token that came due, where that set it off; by the time of the first look another one may be there. */
  readonly due?: Token | undefined;
}

/** What is known of the project when a step looks. */
export interface Seen {
  readonly trusted: boolean;
  readonly project: Project;
}

export interface Started {
  readonly request: PullRequest;
  readonly before: Token | undefined;
}

export interface Ended extends Started {
  readonly end: RunEnd;
  /** The text of the staging file; `undefined` where the CLI wrote none. */
  readonly staged: string | undefined;
  /** What the CLI said in words for programs. */
  readonly reason: string | undefined;
}

/** What to do next, with what is known by then. */
export type PullStep =
  | { readonly do: 'look'; readonly request: PullRequest }
  | ({ readonly do: 'findCli' } & Started)
  /** Whether the CLI may be downloaded. */
  | ({ readonly do: 'ask'; readonly cli: Cli } & Started)
  /** Whether git could commit what is to be written, and then whether the person wants it written all the same. */
  | ({ readonly do: 'guard'; readonly cli: Cli } & Started)
  | ({ readonly do: 'askAtRisk'; readonly cli: Cli; readonly risk: GitRisk } & Started)
  /** Of two windows on one project, one at a time refreshes by itself. */
  | ({ readonly do: 'lock'; readonly cli: Cli } & Started)
  | ({ readonly do: 'lookUnderLock'; readonly cli: Cli } & Started)
  | ({ readonly do: 'run'; readonly cli: Cli } & Started)
  | ({ readonly do: 'lookAfterRun' } & Ended)
  /** Nothing that waits for a person holds the lock; without one there is nothing to do. */
  | { readonly do: 'unlock'; readonly next: AfterUnlock }
  | { readonly do: 'read'; readonly environment: Environment; readonly values: Values }
  | Review
  | { readonly do: 'writeMerge'; readonly merge: Merge; readonly edit: (text: string) => string }
  | ({ readonly do: 'writeToken'; readonly edit: (text: string) => string } & Ended)
  | ({ readonly do: 'lookAfterWrite' } & Ended)
  | End;

type Review = { readonly do: 'review' } & Reviewed;
export interface End {
  readonly do: 'end';
  readonly outcome: Outcome;
}
export type AfterUnlock = Review | End;

type Values = Readonly<Record<string, string>>;

interface Reviewed {
  readonly environment: Environment;
  readonly merge: Merge;
  /** The env file's text now, and what makes of it how it would be. */
  readonly before: string;
  readonly edit: (text: string) => string;
}

export type Outcome =
  /** Nothing was run. */
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'noCli'; readonly obstacle: CliObstacle }
  | { readonly kind: 'declined' }
  /** Nobody is to be asked. */
  | { readonly kind: 'atRisk'; readonly risk: GitRisk }
  | { readonly kind: 'busyElsewhere' }
  | { readonly kind: 'refreshed'; readonly token: Token; readonly hiddenBy: 'apiKey' | 'shell' | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: number }
  /** Something else ended the CLI, by that signal. */
  | { readonly kind: 'killed'; readonly signal: string }
  /** The project is gone, or another account's. */
  | { readonly kind: 'noSuchProject' }
  /** The CLI ended well, and wrote nothing: older ones do so without a network, all when a question is declined. */
  | { readonly kind: 'nothingCame' }
  /** OIDC is switched off. */
  | { readonly kind: 'noToken' }
  | { readonly kind: 'notNewer' }
  | { readonly kind: 'notStarted'; readonly reason: string }
  | { readonly kind: 'notWritten'; readonly reason: string }
  | { readonly kind: 'nothingToPull'; readonly merge: Merge }
  | { readonly kind: 'pulled'; readonly merge: Merge };

/** What each step is answered with. */
export interface Answers {
  look: Seen;
  findCli: CliSearch;
  /** Whether the person agreed. */
  ask: boolean;
  guard: GitRisk | undefined;
  askAtRisk: boolean;
  /** Whether the lock is held; a person's own refresh goes on without it. */
  lock: boolean;
  lookUnderLock: Seen;
  run: Omit<Ended, keyof Started> | { readonly problem: string };
  lookAfterRun: Seen;
  unlock: undefined;
  /** The env file's text, empty where there is no file, and those of the files that it outranks. */
  read: { readonly text: string; readonly behind: readonly string[]; readonly project: Project };
  review: boolean;
  /** Why it could not be written. */
  writeMerge: string | undefined;
  writeToken: string | undefined;
  lookAfterWrite: Seen;
}
