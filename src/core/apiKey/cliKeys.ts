/** What the Vercel CLI answers to its commands for API keys, by trial with 64.0.2. */
import type { CliOutput } from '../cli/output';
import type { KeyFacts } from '../credential/known';
import { isKeyPeriod } from '../credential/keyPeriod';
import { asObject, objectIn, textAt } from '../project/json';
import type { EpochMs } from '../words/clock';
import { nameFrom } from '../words/name';

export type Creation =
  | {
      readonly kind: 'created';
      readonly key: string;
      /** By which it can be removed; `undefined` where the CLI did not say. */
      readonly id: string | undefined;
    }
  | KeyFailure
  /** It may have been created, and nobody has it. */
  | { readonly kind: 'unknown'; readonly id: string | undefined };

export interface KeyFailure {
  readonly kind: 'failed';
  readonly reason: KeyFailureReason;
  /** What the CLI says to people, where it is fit to be shown. */
  readonly words: string | undefined;
}

export type KeyFailureReason = 'loggedOut' | 'noTeam' | 'refused' | 'offline' | 'other';

/** A key is the one line of the standard output that looks like one: a package manager that runs the CLI may say more. */
export function creationIn({ end, output, errors }: CliOutput): Creation {
  // Behind the name, which may say anything.
  const id = [...errors.matchAll(/\(([A-Za-z0-9][\w-]{2,100})\) created/g)].at(-1)?.[1];
  const lines = output.split('\n').map((line) => line.trim());
  const [key, another] = lines.filter((line) => /^vc[a-z]_[\w-]{8,500}$/.test(line));
  if (key !== undefined && another === undefined) return { kind: 'created', key, id };
  const isFailure = end.kind === 'exited' && end.code !== 0 && id === undefined;
  return isFailure && !mayHaveCreated(errors) ? failureIn(errors) : { kind: 'unknown', id };
}

/** Vercel was asked, and has not refused: the answer may be what was lost, of a request that the CLI even repeats. */
function mayHaveCreated(errors: string): boolean {
  return errors.includes('Creating API key') && !/\(4\d\d\)/.test(errors);
}

export function failureIn(errors: string): KeyFailure {
  const reason = reasons.find(([, words]) => words.test(errors))?.[0] ?? 'other';
  return { kind: 'failed', reason, words: wordsIn(errors) };
}

const reasons: readonly (readonly [KeyFailureReason, RegExp])[] = [
  ['loggedOut', /No existing credentials found|token is not valid/],
  ['noTeam', /No team selected|scope does not exist/],
  ['refused', /\(403\)/],
  ['offline', /fetch failed|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT/],
];

/** The line after `Error:`, unless there is something in it that looks like a secret. */
function wordsIn(errors: string): string | undefined {
  const line = /^\s*Error:\s*(.+)$/m.exec(errors)?.[1];
  return line === undefined || /vc[a-z]_|\beyJ|[\w-]{24}/.test(line) ? undefined : nameFrom(line, 200);
}

/** A row of `api-keys list --format=json`. */
export interface KeyRow {
  readonly id: string | undefined;
  /** The end of the key. */
  readonly ending: string | undefined;
  readonly facts: KeyFacts;
}

/** `undefined` where it is no list. `at` is when it was asked for. */
export function keyRowsIn(output: string, at: EpochMs): readonly KeyRow[] | undefined {
  const list = objectIn(output.slice(Math.max(output.indexOf('{'), 0)))?.['apiKeys'];
  if (!Array.isArray(list)) return undefined;
  return list.map((row: unknown) => {
    const found = asObject(row);
    const quota = asObject(found?.['quota']);
    const period = textAt(quota, 'refreshPeriod');
    return {
      id: textAt(found, 'id'),
      ending: textAt(found, 'partialKey'),
      facts: {
        at,
        expiresAt: momentAt(found, 'expiresAt'),
        spent: amountAt(quota, 'currentSpend'),
        limit: amountAt(quota, 'limitAmount'),
        period: isKeyPeriod(period) ? period : undefined,
      },
    };
  });
}

/** Where exactly one of them may be that key. An ending of a few characters would fit too many. */
export function factsOf(key: string, rows: readonly KeyRow[]): KeyFacts | undefined {
  const fitting = rows.filter(({ ending }) => ending !== undefined && ending.length >= 4 && key.endsWith(ending));
  return fitting.length === 1 ? fitting[0]?.facts : undefined;
}

/** Milliseconds since the epoch, within what a date can be. */
function momentAt(row: ReturnType<typeof asObject>, name: string): EpochMs | undefined {
  const value = amountAt(row, name);
  return value !== undefined && value <= 8.64e15 ? value : undefined;
}

function amountAt(row: ReturnType<typeof asObject>, name: string): number | undefined {
  const value = row?.[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
