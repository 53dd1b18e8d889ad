/** What a language model is told: English, whatever the language of the person, with every name in quotes. */
import { apiKeyVariable, oidcVariable } from '../credential/credential';
import type { Project } from '../project/project';
import { remedyOf } from '../project/obstacle';
import { findingsOf } from '../status/findings';
import { isOfNoUse, statusAt, type Status } from '../status/status';
import { statusViewOf } from '../status/view';
import type { EpochMs } from '../words/clock';
import type { L10n } from '../words/l10n';
import { nameFrom } from '../words/name';

/** The arguments that are the extension's own words; others come from files, and could pretend to be instructions. */
const ownWords = ['apiKey', 'duration', 'left', 'line', 'run', 'setting', 'time', 'token', 'variable'];

/** In characters. */
const longestName = 100;

export const modelL10n: L10n = {
  t: (english, args = {}) =>
    // Some stand in quotes already.
    english.replace(/"\{(\w+)\}"|\{(\w+)\}/g, (match, inQuotes?: string, bare?: string) => {
      const name = inQuotes ?? bare ?? '';
      const value = args[name];
      if (value === undefined) return match;
      return typeof value === 'number' || (bare !== undefined && ownWords.includes(name))
        ? String(value)
        : quoted(value);
    }),
  moment: (at) => new Date(at).toISOString(),
  clockTime: (at) => new Date(at).toISOString(),
};

export function quoted(name: string): string {
  return JSON.stringify(nameFrom(name, longestName) ?? '');
}

interface Described {
  readonly name: string;
  readonly warnBeforeMinutes: number;
}

export function statusTextAt(now: EpochMs, project: Project, { name, warnBeforeMinutes }: Described): string {
  const { value: status } = statusAt(now, project, warnBeforeMinutes);
  const look = { format: 'countdown', pulling: false, suspicious: false } as const;
  const { spoken } = statusViewOf(modelL10n, status, look).value;
  return [
    `Project ${quoted(name)}: ${spoken}.`,
    ...deciding(status),
    ...('token' in status ? [`The token's end: ${modelL10n.moment(status.token.expiresAt)}.`] : []),
    ...findingsOf(modelL10n, status, project).map(({ text }) => text),
    remedyFor(status, project),
  ].join('\n');
}

function deciding(status: Status): string[] {
  if (!('source' in status)) return [];
  const { source, kind } = status;
  const variable = 'token' in status || kind === 'badToken' ? oidcVariable : apiKeyVariable;
  const place =
    source.kind === 'shell'
      ? 'the environment that terminals start with'
      : `the file ${quoted(source.file)}, line ${source.line + 1}`;
  return [`In effect is ${variable}, from ${place}.`];
}

function remedyFor(status: Status, project: Project): string {
  if (status.kind === 'unreadable') return 'Remedy: the user has to make the file readable.';
  if (status.kind === 'badKey' || status.kind === 'keyExpired' || status.kind === 'keyExpiring') {
    return 'Remedy: ask the user to run "AI Gateway: Create API Key…" or "AI Gateway: Set API Key…", or "AI Gateway: Use OIDC Instead".';
  }
  if (status.kind !== 'none' && status.kind !== 'early' && status.kind !== 'expiring' && !isOfNoUse(status)) {
    return 'Nothing has to be done. If requests are refused all the same, restart the program: it may have started before the credential was changed.';
  }
  switch (remedyOf(project)) {
    case 'refresh':
      return 'Remedy: call the tool aiGatewayAuth_refresh, then restart programs that started with the old token.';
    case 'link':
      return 'Remedy: ask the user to run "AI Gateway: Link Project", after which aiGatewayAuth_refresh gets a token; or "AI Gateway: Create API Key…".';
    case undefined:
      return 'Nothing can be run in this folder: the user has to change the env file where it is.';
  }
}
