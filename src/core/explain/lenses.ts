/** The lines over the two variables in an env file: what each is worth, and what can be done. */
import type { Token } from '../credential/token';
import type { Check } from '../credential/known';
import { checkIn, type Source } from '../project/inEffect';
import { remedyOf } from '../project/obstacle';
import { fileNameOf } from '../project/sourceWords';
import { shortCheckAt } from '../status/checkWords';
import type { CredentialStatus } from '../status/status';
import type { Action } from '../words/actions';
import type { EpochMs, Timed } from '../words/clock';
import { coarseCountdown, countdown, timeAgo } from '../words/duration';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import type { Explained, Look } from './role';

export interface Lens {
  /** Counted from 0. */
  readonly line: number;
  readonly title: string;
  /** What a click does; nothing for words alone. */
  readonly does:
    | { readonly kind: 'act'; readonly action: Action }
    | { readonly kind: 'open'; readonly file: string; readonly line: number }
    | undefined;
}

/** `pulling` is whether the Vercel CLI is at work for the project. */
export function lensesAt(l10n: L10n, { now, page, explained }: Look, pulling: boolean): Timed<readonly Lens[]> {
  let trueForMs = Infinity;
  const remedy = pulling ? 'cancel' : remedyOf(page.project);
  const value = explained.flatMap((place): Lens[] => {
    const { line } = place.mention;
    const words = wordsAt(l10n, now, place, checkIn(page.project));
    if (words === undefined) return [];
    trueForMs = Math.min(trueForMs, words.trueForMs);
    return [{ line, title: words.value, does: undefined }, ...doable(l10n, place, page.file, remedy)];
  });
  return { value, trueForMs };
}

function wordsAt(
  l10n: L10n,
  now: EpochMs,
  { mention, role }: Explained,
  check: Check | undefined,
): Timed<string> | undefined {
  const kind = mention.kind === 'oidc' ? l10n.t('OIDC token') : l10n.t('API key');
  const of = (words: Timed<readonly string[]>): Timed<string> => ({ ...words, value: joined(words.value, ' · ') });
  const always = (...parts: readonly string[]): Timed<string> => of({ value: parts, trueForMs: Infinity });
  switch (role.kind) {
    case 'decides': {
      const { value, trueForMs } = statusWordsAt(l10n, now, role.status);
      if (!role.inEffect) return of({ value: [kind, ...value, l10n.t('unused: the API key is in effect')], trueForMs });
      const checked = check && shortCheckAt(l10n, now, check);
      return of({
        value: [kind, ...value, checked?.value ?? ''],
        trueForMs: Math.min(trueForMs, checked?.trueForMs ?? Infinity),
      });
    }
    case 'empty':
      return always(kind, l10n.t('empty, which counts as absent'));
    case 'unused':
      return always(kind, l10n.t('unused: {file} decides', { file: fileNameOf(l10n, role.by.source) }));
    case 'loses':
      return always(kind, l10n.t('unused: line {line} decides', { line: role.line + 1 }));
    case 'apart': {
      const apart = l10n.t('not read in development');
      if (role.status === undefined || role.status.kind === 'apiKey') return always(kind, apart);
      const { value, trueForMs } = statusWordsAt(l10n, now, role.status);
      return of({ value: [kind, ...value, apart], trueForMs });
    }
    case 'ignored':
      return always(kind, l10n.t('no value is read here'));
    case 'misnamed':
      return undefined;
  }
}

function statusWordsAt(l10n: L10n, now: EpochMs, status: CredentialStatus): Timed<readonly string[]> {
  const always = (text: string): Timed<readonly string[]> => ({ value: [text], trueForMs: Infinity });
  switch (status.kind) {
    case 'apiKey':
    case 'keyExpiring': {
      if (status.leftMs === undefined) return always(l10n.t('in effect'));
      const { value, trueForMs } = coarseCountdown(l10n, status.leftMs);
      return { value: [l10n.t('expires in {left}', { left: value })], trueForMs };
    }
    case 'keyExpired':
      return expiredAt(l10n, now, status.expiresAt);
    case 'badKey':
      return always(l10n.t('invalid'));
    case 'badToken':
      return always(status.doubt === 'noExpiry' ? l10n.t('without end') : l10n.t('invalid'));
    case 'early':
      return { value: [ownerOf(status.token), l10n.t('not valid yet')], trueForMs: Infinity };
    case 'valid':
    case 'expiring': {
      const { value, trueForMs } = countdown(l10n, status.leftMs);
      return { value: [ownerOf(status.token), l10n.t('expires in {left}', { left: value })], trueForMs };
    }
    case 'expired': {
      const { value, trueForMs } = expiredAt(l10n, now, status.token.expiresAt);
      return { value: [ownerOf(status.token), ...value], trueForMs };
    }
  }
}

function expiredAt(l10n: L10n, now: EpochMs, expiresAt: EpochMs): Timed<readonly string[]> {
  const { value, trueForMs } = timeAgo(l10n, now - expiresAt);
  return { value: [l10n.t('expired {ago}', { ago: value })], trueForMs };
}

/** `my-app (development)`. */
function ownerOf({ project, environment }: Token): string {
  return joined([project ?? '', environment === undefined ? '' : `(${environment})`]);
}

function doable(l10n: L10n, { mention, role }: Explained, file: string, remedy: Remedy): readonly Lens[] {
  const { line } = mention;
  const open = (source: Source): Lens[] => {
    if (source.kind === 'shell') return [];
    return [{ line, title: l10n.t('Open'), does: { kind: 'open', file: source.file, line: source.line } }];
  };
  const act = (title: string, action: Action): Lens => ({ line, title, does: { kind: 'act', action } });
  switch (role.kind) {
    case 'unused':
      return open(role.by.source);
    case 'loses':
      return open({ kind: 'file', file, line: role.line });
    case 'decides':
      if (role.status.kind === 'badKey') return [act(l10n.t('Set API Key'), 'setApiKey')];
      if (role.status.kind === 'keyExpired') return [act(l10n.t('Create API Key'), 'createApiKey')];
      if (mention.kind === 'apiKey') return [act(l10n.t('Check'), 'checkCredential')];
      if (remedy === undefined) return [];
      return [act(remedyTitle(l10n, remedy), remedy)];
    case 'empty':
    case 'apart':
    case 'ignored':
    case 'misnamed':
      return [];
  }
}

type Remedy = 'refresh' | 'link' | 'cancel' | undefined;

function remedyTitle(l10n: L10n, remedy: Exclude<Remedy, undefined>): string {
  switch (remedy) {
    case 'refresh':
      return l10n.t('Refresh');
    case 'link':
      return l10n.t('Link Project');
    case 'cancel':
      return l10n.t('Cancel');
  }
}
