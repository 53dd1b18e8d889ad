/** Words that are put together, and addresses that are opened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKeyPeriod, keyPeriods, periodWord } from '../../src/core/credential/keyPeriod';
import { apiKeysUrl, dashboardUrl } from '../../src/core/words/addresses';
import { joined } from '../../src/core/words/joined';
import { pseudo, untranslatedIn } from './pseudo';

test('pieces that say something are joined, and those that do not leave no gap', () => {
  assert.equal(joined(['One.', '', 'Two.']), 'One. Two.');
  assert.equal(joined(['', '']), '');
  assert.equal(joined(['a', 'b'], ' · '), 'a · b');
});

test('pages are on vercel.com, over https, and lead to the AI Gateway of a team that is chosen there', () => {
  for (const address of [dashboardUrl, apiKeysUrl]) {
    const { origin, searchParams } = new URL(address);
    assert.equal(origin, 'https://vercel.com');
    assert.match(searchParams.get('to') ?? '', /^\/\[team\]\/~\/ai-gateway/);
  }
});

test('a period of a spend limit is one that the Vercel CLI knows, with a word in each language', () => {
  for (const period of keyPeriods) {
    assert.equal(isKeyPeriod(period), true);
    assert.equal(untranslatedIn(periodWord(pseudo, period)), '');
  }
  for (const other of ['yearly', 'none', '', undefined]) assert.equal(isKeyPeriod(other), false);
});
