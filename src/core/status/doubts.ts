/** Why a value that is present is of no use, in a sentence. */
import { apiKeyVariable, oidcVariable, type Doubt, type KeyDoubt } from '../credential/credential';
import type { L10n } from '../words/l10n';

export function keyDoubtSentence(l10n: L10n, doubt: KeyDoubt): string {
  switch (doubt) {
    case 'blank':
      return l10n.t(
        'The value is nothing but white space, which is sent as a key. Set the key, or leave the value empty.',
      );
    case 'sensitive':
      return l10n.t(
        '"[SENSITIVE]" stands in for the key: some versions of the Vercel CLI write that over a secret. Set the key again.',
      );
    case 'quoted':
      return l10n.t('The value has quotes within its quotes, which are sent as part of the key. Remove one pair.');
    case 'openQuote':
      return l10n.t('A quote stands at one end of the value alone, which is sent as part of the key. Remove it.');
    case 'bearer':
      return l10n.t('"Bearer" stands in front of the value, which is sent along. Remove it.');
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example. Set your own key.');
    case 'strayCharacter':
      return l10n.t(
        'The value has a character that no key has, such as an invisible one that was copied along. Set the key again.',
      );
    case 'tooLong':
      return tooLong(l10n);
    case 'otherKind':
      return l10n.t('The value is a token and no key. A token belongs into {variable}.', { variable: oidcVariable });
  }
}

function tooLong(l10n: L10n): string {
  return l10n.t('The value refers to others that grow too long to be followed here. Write the value itself.');
}

export function tokenDoubtSentence(l10n: L10n, doubt: Doubt): string {
  switch (doubt) {
    case 'blank':
      return l10n.t('The value is nothing but white space.');
    case 'sensitive':
      return l10n.t('"[SENSITIVE]" stands in for the token.');
    case 'quoted':
      return l10n.t('The value has quotes within its quotes, which are sent as part of the token.');
    case 'openQuote':
      return l10n.t('A quote stands at one end of the value alone, which is sent as part of the token.');
    case 'bearer':
      return l10n.t('"Bearer" stands in front of the token, which is sent along.');
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example.');
    case 'strayCharacter':
      return l10n.t('The value has a character that no token has, such as an invisible one that was copied along.');
    case 'tooLong':
      return tooLong(l10n);
    case 'otherKind':
      return l10n.t('The value is an API key and no token. A key belongs into {variable}.', {
        variable: apiKeyVariable,
      });
    case 'noExpiry':
      return l10n.t('The token does not say when it expires, so that it is sent for ever, used or refused.');
    case 'cut':
      return l10n.t('The end of the token is missing: its signature is cut off.');
    case 'noToken':
      return l10n.t('The value is not a token.');
  }
}
