import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDoubtful, otherFactOf } from '../../src/core/project/project';
import { envFactOf } from '../../src/core/project/reading';
import { projectFrom } from './layout';

const concerns: readonly (readonly [files: Readonly<Record<string, string>>, concerned: boolean])[] = [
  [{}, false],
  [{ 'package.json': '{"dependencies":{"react":"19"}}' }, false],
  [{ 'package.json': '{"dependencies":{"ai":"6"}}' }, true],
  [{ 'package.json': '{"devDependencies":{"@ai-sdk/gateway":"4"}}' }, true],
  [{ 'package.json': '{"dependencies":{"ai-something":"1"}}' }, false],
  [{ 'package.json': 'not json' }, false],
  [{ 'package.json': '[]' }, false],
  [{ '.env.local': 'X=1' }, false],
  [{ '.env.local': 'VERCEL_OIDC_TOKEN=' }, true],
  [{ '.env.local': '# VERCEL_OIDC_TOKEN=x' }, false],
  [{ '.env': 'AI_GATEWAY_API_KEY=x' }, true],
  [{ '.env.development': 'AI_GATEWAY_API_KEY=x' }, true],
  [{ '.env.development.local': 'AI_GATEWAY_API_KEY=x' }, true],
  [{ '.vercel/project.json': '{}' }, true],
];
for (const [files, concerned] of concerns) {
  test(`${JSON.stringify(files)} ${concerned ? 'concerns' : 'does not concern'} the AI Gateway`, () => {
    assert.equal(projectFrom({ files }).concerned, concerned);
  });
}

test('an env file that cannot be read is shown rather than taken for foreign', () => {
  assert.ok(projectFrom({ files: { '.env': { kind: 'unreadable', problem: 'tooLarge' } } }).concerned);
});

const links: readonly (readonly [files: Readonly<Record<string, string>>, project: string | undefined])[] = [
  [{ '.vercel/project.json': '{"projectId":"prj_1","orgId":"team_1","projectName":"web"}' }, 'web'],
  [{ '.vercel/project.json': '{"projectId":"prj_1","orgId":"team_1"}' }, 'prj_1'],
  [{ '.vercel/project.json': '{"projectId":"prj_1"}' }, undefined],
  [{ '.vercel/project.json': '{"projectId":' }, undefined],
  [{ '.vercel/repo.json': '{"orgId":"t","projects":[{"id":"prj_1","name":"root","directory":"."}]}' }, 'root'],
  [{ '.vercel/repo.json': '{"orgId":"t","projects":[{"id":"prj_1","name":"web","directory":"web"}]}' }, undefined],
  [{ '.vercel/repo.json': '{"orgId":"t","projects":{}}' }, undefined],
];
for (const [files, project] of links) {
  test(`${JSON.stringify(files)} is ${project === undefined ? 'no link' : `a link to ${project}`}`, () => {
    assert.equal(projectFrom({ files }).link?.project, project);
  });
}

test('doubts what a writer in the middle of its work would leave', () => {
  const text = (content: string) => envFactOf({ kind: 'text', text: content });
  const absent = envFactOf({ kind: 'absent' });
  assert.ok(isDoubtful(text(''), undefined));
  assert.ok(!isDoubtful(absent, undefined));
  assert.ok(isDoubtful(absent, text('AI_GATEWAY_API_KEY=x')));
  assert.ok(isDoubtful(text(''), text('AI_GATEWAY_API_KEY=x')));
  assert.ok(isDoubtful(text('VERCEL_OIDC_TOKEN=eyJhb'), undefined));
  assert.ok(!isDoubtful(text('AI_GATEWAY_API_KEY=x'), undefined));
  assert.ok(!isDoubtful(text('OTHER=1'), text('OTHER=2')));
  const manifest = (content: string) => otherFactOf('package.json', { kind: 'text', text: content });
  assert.ok(isDoubtful(manifest(''), manifest('{"dependencies":{"ai":"6"}}')));
  assert.ok(!isDoubtful(manifest(''), undefined));
});
