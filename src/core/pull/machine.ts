/**
 * A pull from plan to outcome, as a state machine: each step says what to do next, and `after` what follows from its
 * answer. A refresh is a pull of which the token alone is taken over.
 */
import { oidcVariable } from '../credential/credential';
import { oidcIn } from '../credential/readEnvFile';
import { isNewer, type Token } from '../credential/token';
import { withValue } from '../env/edit';
import { merged, mergeOf } from '../env/merge';
import type { EnvReader } from '../env/reader';
import { valuesIn } from '../env/text';
import { verified } from '../env/verified';
import { credentialsIn, fileFor, heldIn } from '../project/inEffect';
import { fileTokenIn } from '../project/places';
import { obstacleToRefresh } from '../project/obstacle';
import { type Project } from '../project/project';
import { readerOf } from '../project/reader';
import { notLinked } from '../cli/answer';
import type { AfterUnlock, Answers, End, Ended, Outcome, PullRequest, PullStep, Seen, Started } from './steps';

type After = { readonly [K in keyof Answers]: (step: Extract<PullStep, { do: K }>, answer: Answers[K]) => PullStep };

/** The Vercel CLI or the disk is at work, and nobody is asked anything. */
export function isAtWork({ do: doing }: PullStep): boolean {
  return !['look', 'findCli', 'ask', 'guard', 'askAtRisk', 'unlock', 'review', 'end'].includes(doing);
}

/** By the person; what is left to do waits for nothing. */
export function isCancelled(step: PullStep): boolean {
  const last = step.do === 'unlock' ? step.next : step;
  return last.do === 'end' && last.outcome.kind === 'cancelled';
}

/** An automatic refresh ended so because nobody was to be asked: on request it may go another way. */
export function isForPerson({ kind }: Outcome): boolean {
  return kind === 'busyElsewhere' || kind === 'noCli' || kind === 'atRisk';
}

export function startOf(request: PullRequest): PullStep {
  return { do: 'look', request };
}

export const after: After = {
  look: ({ request }, seen) => {
    const obstacle = obstacleToRefresh(seen.project, seen.trusted, targetOf(seen.project, request));
    if (obstacle !== undefined) return end({ kind: 'obstacle', obstacle });
    return { do: 'findCli', request, before: request.due ?? tokenOf(seen) };
  },
  findCli: ({ request, before }, search) => {
    switch (search.kind) {
      case 'found':
        return { do: 'guard', request, before, cli: search.cli };
      case 'missing':
        return end({ kind: 'noCli', obstacle: search });
      case 'downloadable':
        if (!request.automatic) return { do: 'ask', request, before, cli: search.cli };
        return end({ kind: 'noCli', obstacle: { kind: 'notInstalled' } });
    }
  },
  ask: (step, agreed) => (agreed ? { ...step, do: 'guard' } : end({ kind: 'declined' })),
  guard: (step, risk) => {
    if (risk === undefined) return { ...step, do: 'lock' };
    return step.request.automatic ? end({ kind: 'atRisk', risk }) : { ...step, do: 'askAtRisk', risk };
  },
  askAtRisk: ({ request, before, cli }, agreed) =>
    agreed ? { do: 'lock', request, before, cli } : end({ kind: 'declined' }),
  lock: (step, held) =>
    !held && step.request.automatic ? end({ kind: 'busyElsewhere' }) : { ...step, do: 'lookUnderLock' },
  lookUnderLock: (step, seen) => {
    const refreshed = refreshedMeanwhile(step, seen);
    return refreshed === undefined ? { ...step, do: 'run' } : unlockThen(refreshed);
  },
  run: ({ request, before }, answer) => {
    if ('problem' in answer) return unlockThen(end({ kind: 'notStarted', reason: answer.problem }));
    const { end: ended, staged } = answer;
    // Who stopped it wants nothing of what may have come by then.
    if (ended.kind === 'cancelled' || ended.kind === 'closed') return unlockThen(end(ended));
    const { environment } = request;
    if (environment === undefined) return { do: 'lookAfterRun', request, before, ...answer };
    const failed = failureOf(answer);
    if (failed !== undefined) return unlockThen(end(failed));
    const values = valuesIn(staged ?? '');
    if (Object.keys(values).length === 0) return unlockThen(end({ kind: 'nothingCame' }));
    return { do: 'read', environment, values };
  },
  // Another window, or a CLI that ignored the argument, may have refreshed the file meanwhile.
  lookAfterRun: (step, seen) => {
    const found = oidcIn(step.staged ?? '');
    if (found === undefined || !isNewer(found.token, tokenOf(seen))) return unlockThen(resultOf(step, seen));
    return {
      ...step,
      do: 'writeToken',
      edit: verified((text) => withValue(text, oidcVariable, found.value, readerOf(seen.project)), [oidcVariable]),
    };
  },
  writeToken: (step, reason) =>
    reason === undefined ? { ...step, do: 'lookAfterWrite' } : unlockThen(end({ kind: 'notWritten', reason })),
  lookAfterWrite: (step, seen) => unlockThen(resultOf(step, seen)),
  read: ({ environment, values }, { text: before, behind, project }) => {
    const reader = readerOf(project);
    const elsewhere = namesWithValueIn(behind, reader);
    const merge = mergeOf(before, values, elsewhere);
    if (merge.added.length + merge.changed.length === 0) return unlockThen(end({ kind: 'nothingToPull', merge }));
    const edit = verified((text) => merged(text, values, reader, elsewhere), Object.keys(values));
    return unlockThen({ do: 'review', environment, merge, edit, before });
  },
  unlock: ({ next }) => next,
  review: ({ merge, edit }, agreed) => (agreed ? { do: 'writeMerge', merge, edit } : end({ kind: 'cancelled' })),
  writeMerge: ({ merge }, reason) =>
    end(reason === undefined ? { kind: 'pulled', merge } : { kind: 'notWritten', reason }),
};

/** What follows where a step cannot be carried out, for a reason that nobody expected. */
export function brokenOff(reason: string): PullStep {
  return unlockThen(end({ kind: 'notWritten', reason }));
}

/**
 * What a person's cancelling does while a step is under way, whose answer then counts no more; `undefined` where it
 * comes too late, or the person is being asked anyway.
 */
export function cancelled({ do: doing }: PullStep): PullStep | undefined {
  switch (doing) {
    case 'look':
    case 'findCli':
    case 'guard':
      return end({ kind: 'cancelled' });
    case 'lock':
    case 'lookUnderLock':
    case 'run':
    case 'lookAfterRun':
    case 'read':
      return unlockThen(end({ kind: 'cancelled' }));
    case 'ask':
    case 'askAtRisk':
    case 'unlock':
    case 'review':
    case 'writeToken':
    case 'lookAfterWrite':
    case 'writeMerge':
    case 'end':
      return undefined;
  }
}

/** The env file that is written to: a token goes where the one stands that it replaces. */
export function targetOf(project: Project, { environment }: PullRequest): string {
  return environment === undefined ? fileFor(project, 'oidc') : project.newFile;
}

/** An empty value in front of these would hide theirs. */
function namesWithValueIn(texts: readonly string[], reader: EnvReader): ReadonlySet<string> {
  const values = texts.flatMap((text) => [...reader.valuesIn(text)]);
  return new Set(values.flatMap(([name, value]) => (value === '' ? [] : [name])));
}

/** Success is a newer token in the file, never the exit code: the CLI exits with 0 when there is no token, too. */
function resultOf(step: Ended, seen: Seen): End {
  const refreshed = refreshedMeanwhile(step, seen);
  if (refreshed !== undefined) return refreshed;
  const failed = failureOf(step);
  if (failed !== undefined) return end(failed);
  if (step.staged === undefined) return end({ kind: 'nothingCame' });
  return end({ kind: oidcIn(step.staged) === undefined ? 'noToken' : 'notNewer' });
}

function refreshedMeanwhile({ request, before }: Started, seen: Seen): End | undefined {
  const token = tokenOf(seen);
  if (request.environment !== undefined || token === undefined || !isNewer(token, before)) return undefined;
  return end({ kind: 'refreshed', token, hiddenBy: hiderIn(seen) });
}

/** `undefined` where the CLI ended well. */
function failureOf({ end: ended, reason }: Pick<Ended, 'end' | 'reason'>): Outcome | undefined {
  if (ended.kind !== 'exited') return ended;
  if (ended.code === 0) return undefined;
  return reason === notLinked ? { kind: 'noSuchProject' } : { kind: 'failed', code: ended.code };
}

function end(outcome: Outcome): End {
  return { do: 'end', outcome };
}

function unlockThen(next: AfterUnlock): PullStep {
  return { do: 'unlock', next };
}

function tokenOf(seen: Seen): Token | undefined {
  return fileTokenIn(seen.project);
}

/** What a program uses instead of the token in the file; an empty variable in the environment hides it as well. */
function hiderIn({ project }: Seen): 'apiKey' | 'shell' | undefined {
  if (credentialsIn(project)[0]?.kind === 'apiKey') return 'apiKey';
  return heldIn(project, 'oidc')[0]?.source.kind === 'shell' ? 'shell' : undefined;
}
