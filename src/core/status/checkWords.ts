/** What the AI Gateway said of a credential, in words. */
import type { Check, CheckResult, KeyFacts } from '../credential/known';
import { periodWord } from '../credential/keyPeriod';
import type { EpochMs, Timed } from '../words/clock';
import { timeAgo } from '../words/duration';
import { dollars } from '../words/dollars';
import type { L10n } from '../words/l10n';

/** A sentence. */
export function checkSentence(l10n: L10n, result: CheckResult): string {
  switch (result.kind) {
    case 'valid': {
      const args = { balance: dollars(result.balance), used: dollars(result.used) };
      return l10n.t('The AI Gateway accepts it. Balance: {balance}, used so far: {used}.', args);
    }
    case 'invalid':
      return l10n.t('The AI Gateway refuses it as not valid.');
    case 'forbidden':
      return l10n.t('The AI Gateway knows it, and does not let it in.');
    case 'verification':
      return l10n.t('The AI Gateway knows it, and wants the account verified first: add a credit card to the team.');
    case 'unpaid':
      return l10n.t('The AI Gateway knows it, and the balance of its team is used up.');
    case 'rateLimited':
      return l10n.t('The AI Gateway got too many requests and answers again in a while.');
    case 'offline':
      return l10n.t('The AI Gateway could not be reached.');
    case 'timedOut':
      return l10n.t('The AI Gateway did not answer within 10 seconds.');
    case 'proxyRefused':
      return l10n.t('The proxy refused to pass the request on.');
    case 'unsendable':
      return l10n.t('It has characters that no request can carry.');
    case 'unexpected':
      return l10n.t('What answered does not speak as the AI Gateway does (HTTP status {status}).', {
        status: result.status,
      });
  }
}

/** With its time: `Checked 5 minutes ago: …` */
export function checkedAt(l10n: L10n, now: EpochMs, { at, result }: Check): Timed<string> {
  const { value: ago, trueForMs } = timeAgo(l10n, Math.max(0, now - at));
  return { value: l10n.t('Checked {ago}: {sentence}', { ago, sentence: checkSentence(l10n, result) }), trueForMs };
}

/** In a few words, with its time. */
export function shortCheckAt(l10n: L10n, now: EpochMs, { at, result }: Check): Timed<string> {
  const { value: ago, trueForMs } = timeAgo(l10n, Math.max(0, now - at));
  return { value: l10n.t('{result} ({ago})', { result: shortResult(l10n, result), ago }), trueForMs };
}

function shortResult(l10n: L10n, result: CheckResult): string {
  switch (result.kind) {
    case 'valid':
      return l10n.t('accepted, {balance} left', { balance: dollars(result.balance) });
    case 'invalid':
    case 'forbidden':
    case 'unsendable':
      return l10n.t('refused');
    case 'verification':
      return l10n.t('account not verified');
    case 'unpaid':
      return l10n.t('balance used up');
    case 'rateLimited':
    case 'offline':
    case 'timedOut':
    case 'proxyRefused':
    case 'unexpected':
      return l10n.t('not checked: no answer');
  }
}

/** `$3.20 of $20.00 (monthly)`; `undefined` where nothing is known of it. */
export function spentWords(l10n: L10n, { spent, limit, period }: KeyFacts): string | undefined {
  if (spent === undefined) return undefined;
  if (limit === undefined) return dollars(spent);
  const args = { spent: dollars(spent), limit: dollars(limit) };
  if (period === undefined) return l10n.t('{spent} of {limit}', args);
  return l10n.t('{spent} of {limit} ({period})', { ...args, period: periodWord(l10n, period) });
}
