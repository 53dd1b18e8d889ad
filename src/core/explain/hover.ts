/** What a hover over a credential's variable says, as Markdown. No part of a value is in it but the claims. */
import { variableOf } from '../credential/credential';
import { claimsIn } from '../credential/token';
import { valueOf } from '../env/scan';
import { heldIn, type Source } from '../project/inEffect';
import { remedyOf } from '../project/obstacle';
import { placeOf } from '../project/sourceWords';
import { credentialFindings } from '../status/credentialFindings';
import type { CredentialStatus } from '../status/status';
import { unusedFindings } from '../status/unused';
import { statusViewOf, type StatusView } from '../status/view';
import type { Action } from '../words/actions';
import { actionTitle } from '../words/actionTitles';
import type { L10n } from '../words/l10n';
import { escapeMarkdown } from '../words/markdown';
import { claimRows, otherClaims } from './claimRows';
import { lifeBarAt } from './lifeBar';
import type { Explained, Look } from './role';

export interface Hover {
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** What a link does, as an address that the editor follows. */
export type AddressOf = (action: Action) => string;

/** In characters, with the names in it. */
const longestSentence = 400;

export function hoverAt(l10n: L10n, look: Look, offset: number, addressOf: AddressOf): Hover | undefined {
  const place = look.explained.find(({ mention }) => offset >= mention.nameStart && offset <= mention.to);
  if (place === undefined) return undefined;
  const { nameStart, to } = place.mention;
  const status = 'status' in place.role ? place.role.status : undefined;
  const view = status && statusViewOf(l10n, status, { format: 'icon', pulling: false, suspicious: false }).value;
  const token = status === undefined || view === undefined ? undefined : ofToken(l10n, place, look, status, view);
  const parts = [
    `**${escapeMarkdown(titleOf(l10n, place, view))}**`,
    token?.bar ?? '',
    ...sentencesOf(l10n, place, look, status).map((text) => escapeMarkdown(text, longestSentence)),
    linkOf(l10n, place, look, addressOf),
    ...(token?.claims ?? []),
  ];
  return { start: nameStart, end: to, markdown: parts.filter((part) => part !== '').join('\n\n') };
}

function titleOf(l10n: L10n, { mention, role }: Explained, view: StatusView | undefined): string {
  const variable = variableOf(mention.kind);
  if (role.kind === 'misnamed')
    return l10n.t('Nothing reads "{name}": the variable is {variable}.', { name: mention.name, variable });
  if (role.kind === 'decides' && view !== undefined) return view.spoken;
  return variable;
}

function ofToken(
  l10n: L10n,
  { mention }: Explained,
  { now, page }: Look,
  status: CredentialStatus,
  { severity }: StatusView,
): { readonly bar: string; readonly claims: readonly string[] } | undefined {
  if (mention.kind !== 'oidc') return undefined;
  const claims = claimsIn(valueOf(page.text, mention));
  if (claims === undefined) return undefined;
  const rows = claimRows(l10n, claims).map(
    ({ claim, value, meaning }) => `| \`${claim}\` | ${escapeMarkdown(value)} | ${escapeMarkdown(meaning)} |`,
  );
  const others = otherClaims(claims);
  return {
    bar: 'token' in status ? lifeBarAt(l10n, now, status.token, severity) : '',
    claims: [
      [`| ${l10n.t('Claim')} | ${l10n.t('Value')} | ${l10n.t('Meaning')} |`, '|:--|:--|:--|', ...rows].join('\n'),
      others === 0 ? '' : escapeMarkdown(l10n.t('Claims that are not shown: {count}', { count: others })),
    ],
  };
}

function sentencesOf(
  l10n: L10n,
  { mention, role }: Explained,
  { page }: Look,
  status: CredentialStatus | undefined,
): readonly string[] {
  const variable = variableOf(mention.kind);
  const held = heldIn(page.project, mention.kind);
  const findings = status === undefined ? [] : credentialFindings(l10n, status, page.project).map(({ text }) => text);
  switch (role.kind) {
    case 'decides':
      return [
        decidesSentence(l10n, variable, { kind: 'file', file: page.file, line: mention.line }),
        ...(role.inEffect ? [] : [l10n.t('It is not used while the API key is.')]),
        ...findings,
        ...unusedFindings(l10n, variable, held).map(({ text }) => text),
      ];
    case 'empty':
      return [
        l10n.t('An empty value counts as absent.'),
        ...unusedFindings(l10n, variable, held).map(({ text }) => text),
      ];
    case 'unused':
      return unusedFindings(l10n, variable, [role.by, role.held]).map(({ text }) => text);
    case 'loses':
      return [decidesSentence(l10n, variable, { kind: 'file', file: page.file, line: role.line })];
    case 'apart':
      return [
        l10n.t('{file} is not read in development; these are, in this order: {files}', {
          file: page.file,
          files: page.project.envFiles.map(({ file }) => file).join(', '),
        }),
        ...findings,
      ];
    case 'ignored':
      return [l10n.t('The framework takes no value from this line.')];
    case 'misnamed':
      return findings;
  }
}

function decidesSentence(l10n: L10n, variable: string, source: Source): string {
  return l10n.t('{place} decides for {variable}.', { place: placeOf(l10n, source), variable });
}

function linkOf(l10n: L10n, { mention, role }: Explained, { page }: Look, addressOf: AddressOf): string {
  if (role.kind !== 'decides') return '';
  const action = mention.kind === 'oidc' ? remedyOf(page.project) : remedyOfKey(role.status);
  return action === undefined ? '' : `[${actionTitle(l10n, action)}](${addressOf(action)})`;
}

function remedyOfKey({ kind }: CredentialStatus): Action | undefined {
  if (kind === 'badKey') return 'setApiKey';
  return kind === 'keyExpired' ? 'createApiKey' : undefined;
}
