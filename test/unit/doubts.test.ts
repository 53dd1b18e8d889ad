import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Doubt, KeyDoubt } from '../../src/core/credential/credential';
import { keyDoubtSentence, tokenDoubtSentence } from '../../src/core/status/doubts';
import { english } from './english';

const tooLong = 'The value refers to others that grow too long to be followed here. Write the value itself.';

const ofKeys: Readonly<Record<KeyDoubt, string>> = {
  blank: 'The value is nothing but white space, which is sent as a key. Set the key, or leave the value empty.',
  sensitive:
    '"[SENSITIVE]" stands in for the key: some versions of the Vercel CLI write that over a secret. Set the key again.',
  quoted: 'The value has quotes within its quotes, which are sent as part of the key. Remove one pair.',
  openQuote: 'A quote stands at one end of the value alone, which is sent as part of the key. Remove it.',
  bearer: '"Bearer" stands in front of the value, which is sent along. Remove it.',
  placeholder: 'The value is the placeholder of an example. Set your own key.',
  strayCharacter:
    'The value has a character that no key has, such as an invisible one that was copied along. Set the key again.',
  otherKind: 'The value is a token and no key. A token belongs into VERCEL_OIDC_TOKEN.',
  tooLong,
};
// Each is a name of the type, which the compiler holds.
for (const [doubt, sentence] of Object.entries(ofKeys) as [KeyDoubt, string][]) {
  test(`a key that is ${doubt}: ${sentence}`, () => {
    assert.equal(keyDoubtSentence(english, doubt), sentence);
  });
}

const ofTokens: Readonly<Record<Doubt, string>> = {
  blank: 'The value is nothing but white space.',
  sensitive: '"[SENSITIVE]" stands in for the token.',
  quoted: 'The value has quotes within its quotes, which are sent as part of the token.',
  openQuote: 'A quote stands at one end of the value alone, which is sent as part of the token.',
  bearer: '"Bearer" stands in front of the token, which is sent along.',
  placeholder: 'The value is the placeholder of an example.',
  strayCharacter: 'The value has a character that no token has, such as an invisible one that was copied along.',
  otherKind: 'The value is an API key and no token. A key belongs into AI_GATEWAY_API_KEY.',
  noExpiry: 'The token does not say when it expires, so that it is sent for ever, used or refused.',
  cut: 'The end of the token is missing: its signature is cut off.',
  noToken: 'The value is not a token.',
  tooLong,
};
for (const [doubt, sentence] of Object.entries(ofTokens) as [Doubt, string][]) {
  test(`a token that is ${doubt}: ${sentence}`, () => {
    assert.equal(tokenDoubtSentence(english, doubt), sentence);
  });
}
