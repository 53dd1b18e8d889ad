/** The credential that is sent for somebody, with its value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resolved } from '../../src/core/env/loader';
import { inEffectOf } from '../../src/core/project/valueInEffect';
import { projectFrom, type Layout } from './layout';

const key = 'AI_GATEWAY_API_KEY=vck_abc';

const cases: readonly (readonly [
  about: string,
  layout: Layout,
  value: string | undefined,
  expected: string | undefined,
])[] = [
  ['a key', { files: { '.env.local': key } }, 'vck_abc', 'vck_abc'],
  ['a key that has changed since it was read', { files: { '.env.local': key } }, 'vck_def', 'vck_def'],
  ['a key that is gone since it was read', { files: { '.env.local': key } }, undefined, undefined],
  ['a key whose references are too many', { files: { '.env.local': key } }, '', undefined],
  ['none', { files: { '.env.local': 'X=1' } }, 'vck_abc', undefined],
  [
    'a key behind a file that cannot be read',
    { files: { '.env.development.local': { kind: 'unreadable', problem: 'failed' }, '.env.local': key } },
    'vck_abc',
    undefined,
  ],
];
for (const [about, layout, value, expected] of cases) {
  test(`in effect is ${expected === undefined ? 'nothing' : 'its value'}: ${about}`, () => {
    const resolved = new Map<string, Resolved>([['AI_GATEWAY_API_KEY', { value, file: '.env.local' }]]);
    const found = inEffectOf(projectFrom(layout), resolved);
    assert.equal(found?.value, expected);
    if (expected !== undefined) assert.equal(found?.credential.kind, 'apiKey');
  });
}
