import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obstacleToRefresh, obstacleToRun, remedyOf, type Remedy } from '../../src/core/project/obstacle';
import { linked, projectFrom, type Layout } from './layout';

const unreadable = { kind: 'unreadable', problem: 'failed' } as const;

type Row = readonly [about: string, layout: Layout, obstacle: string | undefined, remedy: Remedy];

const rows: readonly Row[] = [
  ['a linked folder', { files: linked }, undefined, 'refresh'],
  ['no link', {}, 'notLinked', 'link'],
  ['a virtual folder', { files: linked, onDisk: false }, 'notOnDisk', undefined],
  ['a file that cannot be read', { files: { ...linked, '.env.local': unreadable } }, 'unreadable', undefined],
  [
    'one that nothing is written to',
    { files: { ...linked, '.env.local': 'AI_GATEWAY_API_KEY=x', '.env': unreadable } },
    undefined,
    'refresh',
  ],
  [
    'the usual file, while the token stands in one before it',
    { files: { ...linked, '.env.development.local': 'VERCEL_OIDC_TOKEN=x', '.env.local': unreadable } },
    undefined,
    'refresh',
  ],
  [
    'the file that is written to, behind the environment',
    { files: { ...linked, '.env.local': unreadable }, shell: { AI_GATEWAY_API_KEY: 'x' } },
    'unreadable',
    undefined,
  ],
];
for (const [about, layout, obstacle, remedy] of rows) {
  test(`a refresh in ${about}: ${obstacle ?? 'nothing in its way'}`, () => {
    const project = projectFrom(layout);
    assert.equal(obstacleToRefresh(project, true)?.kind, obstacle);
    assert.equal(remedyOf(project), remedy);
    const withoutTrust = project.onDisk ? 'restricted' : 'notOnDisk';
    assert.equal(obstacleToRefresh(project, false)?.kind, withoutTrust);
    assert.equal(obstacleToRun(project, false)?.kind, withoutTrust);
  });
}
