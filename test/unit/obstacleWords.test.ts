import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cliObstacleMessage } from '../../src/core/cli/obstacle';
import type { Obstacle } from '../../src/core/project/obstacle';
import { obstacleMessage } from '../../src/core/project/obstacleMessage';
import { english } from './english';
import { said } from './said';

const obstacles: readonly (readonly [obstacle: Obstacle, expected: string])[] = [
  [{ kind: 'noFolder' }, 'info: Open a folder first: the credential is looked for in its env file.'],
  [
    { kind: 'notOnDisk' },
    'info: This folder is virtual, and the Vercel CLI and writing need one on disk. The status works here, commands do not.',
  ],
  [
    { kind: 'restricted' },
    'info: This workspace is in Restricted Mode. Running the Vercel CLI in it needs your trust, since it would use programs and settings of the workspace. [Manage Workspace Trust]',
  ],
  [
    { kind: 'restrictedKey' },
    'info: This workspace is in Restricted Mode. A key is not written into it before you trust it, since its programs could read it. [Manage Workspace Trust]',
  ],
  [
    { kind: 'notLinked' },
    'warning: This folder is not linked to a Vercel project yet, so there is no token to get. Link it first. [Link Project]',
  ],
  [
    { kind: 'unreadable', file: '.env' },
    'error: .env cannot be read, or is over 1 MiB, so nothing was run: what it holds could not be kept. [Open Env File] [Show Log]',
  ],
];
for (const [obstacle, expected] of obstacles) {
  test(`what stands in the way is said with its remedy: ${obstacle.kind}`, () => {
    assert.equal(said(obstacleMessage(english, obstacle)), expected);
  });
}

test('a CLI that is missing is said with where it was looked for', () => {
  assert.equal(
    said(cliObstacleMessage(english, { kind: 'missing', configured: undefined })),
    'error: The Vercel CLI was not found: not in node_modules, not on the PATH, and no package manager to get it with. [How to Install] [Open Settings]',
  );
  const configured = (executable: string): string | undefined =>
    said(cliObstacleMessage(english, { kind: 'missing', configured: executable }));
  assert.equal(
    configured('/opt/vercel'),
    'error: The Vercel CLI was not found: the setting "aiGatewayAuth.cli" names "/opt/vercel", which does not exist. [Open Settings]',
  );
  assert.equal(
    configured(' '),
    'error: The Vercel CLI was not found: the setting "aiGatewayAuth.cli" names "", which does not exist. [Open Settings]',
  );
});

test('a CLI that could be downloaded, were somebody asked, is offered so', () => {
  assert.equal(
    said(cliObstacleMessage(english, { kind: 'notInstalled' })),
    'error: The Vercel CLI is not installed. A refresh can download it, once you have agreed. [Refresh Now] [How to Install]',
  );
});
