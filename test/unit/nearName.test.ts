import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearNameOf } from '../../src/core/explain/nearName';

const key = 'AI_GATEWAY_API_KEY';
const oidc = 'VERCEL_OIDC_TOKEN';

const near: readonly (readonly [about: string, name: string, variable: string])[] = [
  ['a word left out', 'AI_GATEWAY_KEY', key],
  ['the last word left out', 'AI_GATEWAY_API', key],
  ['the first word left out', 'GATEWAY_API_KEY', key],
  ['a word left out of the other', 'VERCEL_OIDC', oidc],
  ['a word left out, and small letters', 'ai_gateway_key', key],
  ['small letters', 'ai_gateway_api_key', key],
  ['a character left out', 'AI_GATEWAY_APIKEY', key],
  ['two left out', 'AI_GATEWAY_AP_KE', key],
  ['one put in', 'AI_GATEWAY_API_KEYS', key],
  ['two put in', 'AII_GATEWAY_API_KEYS', key],
  ['one wrong', 'VERCEL_OIDC_TOKIN', oidc],
  ['two wrong', 'VERZEL_OIDC_TOKIN', oidc],
  ['one changed with its neighbour', 'AI_GATWEAY_API_KEY', key],
  ['two changed with their neighbours', 'AI_GATWEAY_API_KYE', key],
  ['the first two changed', 'EVRCEL_OIDC_TOKEN', oidc],
  ['one changed, and one left out', 'VERCEL_ODIC_TOKN', oidc],
  ['one left out at the start', 'ERCEL_OIDC_TOKEN', oidc],
  ['a digit put in', 'AI_GATEWAY_1API_KEY', key],
];

for (const [about, name, variable] of near) {
  test(`${name} is nearly ${variable}: ${about}`, () => {
    assert.equal(nearNameOf(name), variable);
  });
}

const others: readonly (readonly [about: string, names: readonly string[]])[] = [
  ['the right names', [key, oidc]],
  ['names of something else', ['VERCEL_URL', 'VERCEL_TOKEN', 'VERCEL_ENV', 'AI_GATEWAY_URL', 'AI_GATEWAY_BASE_URL']],
  ['names that may be of something else', ['AI_API_KEY', 'API_KEY', 'OPENAI_API_KEY', 'OIDC_TOKEN']],
  ['another word in front', ['MY_AI_GATEWAY_API_KEY', 'NEXT_PUBLIC_AI_GATEWAY_API_KEY']],
  ['one of several', ['AI_GATEWAY_API_KEY_2', 'VERCEL_OIDC_TOKEN_1']],
  ['three left out', ['AI_GATEWAY_AP_K', 'RCEL_OIDC_TOKE']],
  ['three wrong', ['AI_GATEWAX_APX_KEX', 'XXRCEL_OIDC_TOKEX']],
  ['two left out at the start, and one wrong', ['RCEL_OIDC_TOKEX']],
  ['two wrong, and one put in at the end', ['VERCEL_OIXX_TOKENX']],
  ['three changed with their neighbours', ['IA_GATWEAY_API_KYE', 'EVRCEL_ODIC_TOKNE']],
  ['one changed, and two wrong', ['AI_GATWEAY_APX_KEX', 'XX_GATEWAY_API_KYE']],
  ['two wrong beside each other, one of them the other one, and a third', ['AI_GATEWAY_PXI_KEZ', 'AI_GATEWAY_XAI_KEZ']],
  ['what every object has', ['__proto__', 'constructor', 'toString']],
  ['nothing, and ever so much', ['', 'A'.repeat(2 ** 20)]],
];

for (const [about, names] of others) {
  test(`a name is meant as it is: ${about}`, () => {
    for (const name of names) assert.equal(nearNameOf(name), undefined, name.slice(0, 40));
  });
}
