/** What a new API key of the AI Gateway is to be, and how the Vercel CLI is told. */
import type { KeyPeriod } from '../credential/keyPeriod';

/** How long a key lives; `none` for ever. The words are the CLI's. */
export const keyLives = ['90d', '30d', '7d', '60d', '1y', 'none'] as const;

export type KeyLife = (typeof keyLives)[number];

export interface NewKey {
  readonly name: string;
  /** In US dollars; without one, the key may spend what its team has. */
  readonly limit: { readonly dollars: number; readonly period: KeyPeriod | undefined } | undefined;
  readonly life: KeyLife;
}

/** Offered; another one can be typed. In US dollars. */
export const offeredLimits = [5, 20, 100] as const;

/** The first version whose commands for keys were seen to know what is asked for here. */
const knowingMajor = 64;

/** Older ones take some words for those of a deployment, so that one that is not known is not tried. */
export function knowsKeys(version: string | undefined): boolean {
  return Number.parseInt(version ?? '0', 10) >= knowingMajor;
}

/** `team` is the id from the link: without one the CLI asks, or takes another. */
export function createArguments({ name, limit, life }: NewKey, team: string): readonly string[] {
  return [
    ...['ai-gateway', 'api-keys', 'create'],
    // In one word: a name may begin with a hyphen.
    `--name=${name}`,
    ...(limit === undefined ? [] : [`--limit=${limit.dollars}`, `--refresh-period=${limit.period ?? 'none'}`]),
    `--expiration=${life}`,
    ...inTeam(team),
  ];
}

export function listArguments(team: string): readonly string[] {
  return ['ai-gateway', 'api-keys', 'list', '--format=json', '--limit=100', ...inTeam(team)];
}

/** `id` is from the CLI's own words. */
export function removeArguments(id: string, team: string): readonly string[] {
  return ['ai-gateway', 'api-keys', 'remove', id, '--yes', ...inTeam(team)];
}

function inTeam(team: string): readonly string[] {
  return [`--scope=${team}`, '--non-interactive'];
}

/** What was typed for a limit: whole dollars or cents, at least one dollar; `undefined` for anything else. */
export function limitIn(typed: string): number | undefined {
  const text = typed.trim().replace(/^\$/, '');
  if (!/^\d{1,7}([.,]\d{1,2})?$/.test(text)) return undefined;
  const dollars = Number(text.replace(',', '.'));
  return dollars >= 1 ? dollars : undefined;
}
