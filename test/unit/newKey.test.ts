import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createArguments,
  knowsKeys,
  limitIn,
  listArguments,
  removeArguments,
  type NewKey,
} from '../../src/core/apiKey/newKey';

test('the CLI is told all that was chosen, and can ask nothing', () => {
  const command = ['ai-gateway', 'api-keys', 'create'];
  const team = ['--scope=team_x', '--non-interactive'];
  const rows: readonly (readonly [key: NewKey, words: readonly string[]])[] = [
    [{ name: 'demo', limit: undefined, life: 'none' }, ['--name=demo', '--expiration=none']],
    [
      { name: '-x "q" $z', limit: { dollars: 12.5, period: 'weekly' }, life: '90d' },
      ['--name=-x "q" $z', '--limit=12.5', '--refresh-period=weekly', '--expiration=90d'],
    ],
    [
      { name: 'demo', limit: { dollars: 5, period: undefined }, life: '1y' },
      ['--name=demo', '--limit=5', '--refresh-period=none', '--expiration=1y'],
    ],
  ];
  for (const [key, words] of rows) assert.deepEqual(createArguments(key, 'team_x'), [...command, ...words, ...team]);
  assert.deepEqual(listArguments('team_x'), [
    ...['ai-gateway', 'api-keys', 'list', '--format=json', '--limit=100'],
    ...team,
  ]);
  assert.deepEqual(removeArguments('ak_1', 'team_x'), ['ai-gateway', 'api-keys', 'remove', 'ak_1', '--yes', ...team]);
});

test('the CLI is asked for keys from its version 64 on', () => {
  const rows: readonly (readonly [version: string | undefined, knows: boolean])[] = [
    ['64.0.0', true],
    ['65.1.2', true],
    ['100.0.0', true],
    ['64.0.0-canary.1', true],
    ['63.9.9', false],
    ['7.64.0', false],
    ['', false],
    [undefined, false],
  ];
  for (const [version, knows] of rows) assert.equal(knowsKeys(version), knows, version);
});

test('a limit is typed in whole dollars or cents, of one dollar or more', () => {
  const rows: Readonly<Record<string, number | undefined>> = {
    '25': 25,
    '12.50': 12.5,
    '12,5': 12.5,
    $20: 20,
    ' $ 20': undefined,
    ' $20.05 ': 20.05,
    '1': 1,
    '1.00': 1,
    '0.99': undefined,
    '0': undefined,
    '-5': undefined,
    '9999999': 9_999_999,
    '10000000': undefined,
    '5.': undefined,
    '.5': undefined,
    '1.234': undefined,
    '1,234.50': undefined,
    '1e3': undefined,
    '0x10': undefined,
    x5: undefined,
    '5 dollars': undefined,
    '5$': undefined,
    $$5: undefined,
    '': undefined,
    $: undefined,
  };
  for (const [typed, dollars] of Object.entries(rows)) assert.equal(limitIn(typed), dollars, `"${typed}"`);
});
