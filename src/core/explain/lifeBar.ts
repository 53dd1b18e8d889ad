/** The part of a token's life that is left, as a bar of characters in the theme's colours. */
import type { Token } from '../credential/token';
import type { EpochMs } from '../words/clock';
import type { L10n } from '../words/l10n';
import type { Severity } from '../status/view';

const cells = 24;

const colors: Readonly<Record<Severity, string>> = {
  none: '--vscode-charts-green',
  warning: '--vscode-charts-yellow',
  error: '--vscode-charts-red',
};

/** Markdown with HTML, in the form that the editor lets through; empty where the token does not say when it was issued. */
export function lifeBarAt(l10n: L10n, now: EpochMs, { issuedAt, expiresAt }: Token, severity: Severity): string {
  if (issuedAt === undefined || expiresAt <= issuedAt) return '';
  const share = Math.min(1, Math.max(0, (expiresAt - now) / (expiresAt - issuedAt)));
  // Rounded so that the bar is empty at the end alone, and full at the start alone.
  const left = Math.ceil(share * cells);
  const words = l10n.t('{percent} % of its life is left', { percent: Math.round(share * 100) });
  const part = (count: number, character: string, color: string): string =>
    count === 0 ? '' : `<span style="color:var(${color});">${character.repeat(count)}</span>`;
  const bar = part(left, '\u2588', colors[severity]) + part(cells - left, '\u2591', '--vscode-disabledForeground');
  return `${bar} ${words}`;
}
