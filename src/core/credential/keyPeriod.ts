/** How often the spend limit of an API key starts anew, as the Vercel CLI names it. */
import type { L10n } from '../words/l10n';

export const keyPeriods = ['monthly', 'weekly', 'daily'] as const;

export type KeyPeriod = (typeof keyPeriods)[number];

export function isKeyPeriod(text: string | undefined): text is KeyPeriod {
  return keyPeriods.some((period) => period === text);
}

export function periodWord(l10n: L10n, period: KeyPeriod): string {
  switch (period) {
    case 'monthly':
      return l10n.t('monthly');
    case 'weekly':
      return l10n.t('weekly');
    case 'daily':
      return l10n.t('daily');
  }
}
