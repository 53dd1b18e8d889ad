/**
 * A pull from plan to outcome, as a state machine: each step says what to do next, and `after` what follows from its
 * answer. A refresh is a pull of which the token alone is taken over.
 */
import type { Cli, CliSearch } from './cli';
import { oidcVariable } from '../credential/credential';
import { withValue } from '../env/edit';
import { oidcIn } from '../credential/envFile';
import { merged, mergeOf, type Merge } from '../env/merge';
import { valuesIn } from '../env/text';
import { credentialsIn, fileTokenIn, unreadableIn } from '../project/inEffect';
import type { Obstacle } from '../project/obstacle';
import type { CliObstacle } from './cliObstacle';
import type { Project } from '../project/project';
import { obstacleTo, type Place } from './run';
import { isNewer, type Token } from '../credential/token';
import type { RunEnd } from '../words/program';

export const environments = ['development', 'preview', 'production'] as const;
export type Environment = (typeof environments)[number];

export interface PullRequest {
  /** Whose variables to take over; `undefined` for a refresh. */
  readonly environment: Environment | undefined;
  /** Nobody asked for it now: nothing may be asked, and nothing is said that need not be. */
  readonly automatic: boolean;
}

/** What is known of the project when a step looks. */
export type Seen = Omit<Place, 'linked'> & { readonly project: Project };

interface Started {
  readonly request: PullRequest;
  readonly before: Token | undefined;
}

interface Ended extends Started {
  readonly end: RunEnd;
  /** The text of the staging file; `undefined` where the CLI wrote none. */
  readonly staged: string | undefined;
}

/** What to do next, with what is known by then. */
export type PullStep =
  | { readonly do: 'look'; readonly request: PullRequest }
  | ({ readonly do: 'findCli' } & Started)
  /** Whether the CLI may be downloaded. */
  | ({ readonly do: 'ask'; readonly cli: Cli } & Started)
  /** Of two windows on one project, one at a time refreshes by itself. */
  | ({ readonly do: 'lock'; readonly cli: Cli } & Started)
  | ({ readonly do: 'lookUnderLock'; readonly cli: Cli } & Started)
  | ({ readonly do: 'run'; readonly cli: Cli } & Started)
  | ({ readonly do: 'lookAfterRun' } & Ended)
  | { readonly do: 'read'; readonly environment: Environment; readonly values: Values }
  | ({ readonly do: 'review' } & Reviewed)
  | { readonly do: 'writeMerge'; readonly merge: Merge; readonly edit: (text: string) => string }
  | ({ readonly do: 'writeToken'; readonly edit: (text: string) => string } & Ended)
  | ({ readonly do: 'lookAfterWrite' } & Ended)
  | { readonly do: 'end'; readonly outcome: Outcome };

type Values = Readonly<Record<string, string>>;

interface Reviewed {
  readonly environment: Environment;
  readonly merge: Merge;
  readonly values: Values;
  /** The env file's text now, and as it would be. */
  readonly before: string;
  readonly result: string;
}

export type Outcome =
  /** Nothing was run. */
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'noCli'; readonly obstacle: CliObstacle }
  | { readonly kind: 'declined' }
  | { readonly kind: 'busyElsewhere' }
  | { readonly kind: 'refreshed'; readonly token: Token; readonly hiddenBy: 'apiKey' | 'shell' | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: number }
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
interface Answers {
  look: Seen;
  findCli: CliSearch;
  /** Whether the person agreed. */
  ask: boolean;
  /** Whether the lock is held; a person's own refresh goes on without it. */
  lock: boolean;
  lookUnderLock: Seen;
  /** `staged` is the text of the staging file, where there is one. */
  run: { readonly end: RunEnd; readonly staged: string | undefined } | { readonly problem: string };
  lookAfterRun: Seen;
  /** The env file's text, empty where there is no file. */
  read: string;
  review: boolean;
  /** Why it could not be written. */
  writeMerge: string | undefined;
  writeToken: string | undefined;
  lookAfterWrite: Seen;
}

type After = { readonly [K in keyof Answers]: (step: Extract<PullStep, { do: K }>, answer: Answers[K]) => PullStep };

/** The Vercel CLI or the disk is at work, and nobody is asked anything. */
export function isAtWork({ do: doing }: PullStep): boolean {
  return !['look', 'findCli', 'ask', 'review', 'end'].includes(doing);
}

export function startOf(request: PullRequest): PullStep {
  return { do: 'look', request };
}

export const after: After = {
  look: ({ request }, seen) => {
    const obstacle = obstacleTo('pull', { ...seen, linked: seen.project.link !== undefined });
    if (obstacle !== undefined) return end({ kind: 'obstacle', obstacle });
    const unreadable = unreadableIn(seen.project);
    if (unreadable !== undefined)
      return end({ kind: 'obstacle', obstacle: { kind: 'unreadable', file: unreadable.file } });
    return { do: 'findCli', request, before: tokenOf(seen) };
  },
  findCli: ({ request, before }, search) => {
    switch (search.kind) {
      case 'found':
        return { do: 'lock', request, before, cli: search.cli };
      case 'missing':
        return end({ kind: 'noCli', obstacle: search });
      case 'downloadable':
        if (!request.automatic) return { do: 'ask', request, before, cli: search.cli };
        return end({ kind: 'noCli', obstacle: { kind: 'notInstalled' } });
    }
  },
  ask: (step, agreed) => (agreed ? { ...step, do: 'lock' } : end({ kind: 'declined' })),
  lock: (step, held) =>
    !held && step.request.automatic ? end({ kind: 'busyElsewhere' }) : { ...step, do: 'lookUnderLock' },
  lookUnderLock: (step, seen) => refreshedMeanwhile(step, seen) ?? { ...step, do: 'run' },
  run: ({ request, before }, answer) => {
    if ('problem' in answer) return end({ kind: 'notStarted', reason: answer.problem });
    const { end: ended, staged } = answer;
    if (request.environment === undefined) return { do: 'lookAfterRun', request, before, end: ended, staged };
    const values = valuesIn(staged ?? '');
    return Object.keys(values).length > 0
      ? { do: 'read', environment: request.environment, values }
      : end(emptyOutcomeOf(ended) ?? { kind: 'nothingCame' });
  },
  // Another window, or a CLI that ignored the argument, may have refreshed the file meanwhile.
  lookAfterRun: (step, seen) => {
    const found = oidcIn(step.staged ?? '');
    if (found === undefined || !isNewer(found.token, tokenOf(seen))) return resultOf(step, seen);
    return { ...step, do: 'writeToken', edit: (text) => withValue(text, oidcVariable, found.value) };
  },
  writeToken: (step, reason) =>
    reason === undefined ? { ...step, do: 'lookAfterWrite' } : end({ kind: 'notWritten', reason }),
  lookAfterWrite: (step, seen) => resultOf(step, seen),
  read: ({ environment, values }, text) => {
    const merge = mergeOf(text, values);
    if (merge.added.length + merge.changed.length === 0) return end({ kind: 'nothingToPull', merge });
    return { do: 'review', environment, merge, values, before: text, result: merged(text, values) };
  },
  review: ({ merge, values }, agreed) =>
    agreed ? { do: 'writeMerge', merge, edit: (text) => merged(text, values) } : end({ kind: 'cancelled' }),
  writeMerge: ({ merge }, reason) =>
    end(reason === undefined ? { kind: 'pulled', merge } : { kind: 'notWritten', reason }),
};

/** Success is a newer token in the file, never the exit code: the CLI exits with 0 when there is no token, too. */
function resultOf(step: Ended, seen: Seen): PullStep {
  const refreshed = refreshedMeanwhile(step, seen);
  if (refreshed !== undefined) return refreshed;
  const failed = emptyOutcomeOf(step.end);
  if (failed !== undefined) return end(failed);
  if (step.staged === undefined) return end({ kind: 'nothingCame' });
  return end({ kind: oidcIn(step.staged) === undefined ? 'noToken' : 'notNewer' });
}

function refreshedMeanwhile({ request, before }: Started, seen: Seen): PullStep | undefined {
  const token = tokenOf(seen);
  if (request.environment !== undefined || token === undefined || !isNewer(token, before)) return undefined;
  return end({ kind: 'refreshed', token, hiddenBy: hiderIn(seen) });
}

/** `undefined` where the CLI ended well. */
function emptyOutcomeOf(ended: RunEnd): Outcome | undefined {
  if (ended.kind !== 'exited') return ended;
  return ended.code === 0 ? undefined : { kind: 'failed', code: ended.code };
}

function end(outcome: Outcome): PullStep {
  return { do: 'end', outcome };
}

function tokenOf(seen: Seen): Token | undefined {
  return fileTokenIn(seen.project);
}

/** What a program uses instead of the token in the file. */
function hiderIn(seen: Seen): 'apiKey' | 'shell' | undefined {
  const [inEffect] = credentialsIn(seen.project);
  if (inEffect?.kind === 'apiKey') return 'apiKey';
  return inEffect?.source.kind === 'shell' ? 'shell' : undefined;
}
