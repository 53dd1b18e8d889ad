import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isDoubtful,
  isProject,
  listedBy,
  otherFactOf,
  projectOf,
  type Around,
  type Fact,
  type Project,
} from '../../src/core/project/project';
import { envFactOf } from '../../src/core/project/reading';
import { projectFrom } from './layout';

const concerns: readonly (readonly [files: Readonly<Record<string, string>>, concerned: boolean])[] = [
  [{}, false],
  [{ 'package.json': '{"dependencies":{"react":"19"}}' }, false],
  [{ 'package.json': '{"dependencies":{"ai":"6"}}' }, true],
  [{ 'package.json': '{"devDependencies":{"@ai-sdk/gateway":"4"}}' }, true],
  [{ 'package.json': '{"peerDependencies":{"ai":"6"}}' }, true],
  [{ 'package.json': '{"optionalDependencies":{"ai":"6"}}' }, true],
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

const twoListed =
  '{"orgId":"t","projects":[{"id":"prj_1","name":"web","directory":"web"},{"id":"prj_2","directory":"api"}]}';

const folders: readonly (readonly [about: string, files: Readonly<Record<string, string>>, isOne: boolean])[] = [
  ['nothing of concern', { '.env.local': 'X=1' }, false],
  ['a credential', { '.env': 'AI_GATEWAY_API_KEY=x' }, true],
  ['a link', { '.vercel/project.json': '{"projectId":"prj_1","orgId":"team_1"}' }, true],
  ['a list of others', { '.vercel/repo.json': twoListed }, false],
  ['a list of others and no credential', { '.vercel/repo.json': twoListed, '.env.local': 'X=1' }, false],
  ['a list of others and a credential', { '.vercel/repo.json': twoListed, '.env': 'AI_GATEWAY_API_KEY=x' }, true],
];
for (const [about, files, isOne] of folders) {
  test(`a folder with ${about} is ${isOne ? 'a' : 'no'} project of its own`, () => {
    assert.equal(isProject(projectFrom({ files })), isOne);
  });
}

test('a folder lists the projects of its own repo.json', () => {
  assert.deepEqual(listedBy(projectFrom({ files: { '.vercel/repo.json': twoListed, '.env': 'A=1' } })), [
    { directory: 'web', name: 'web' },
    { directory: 'api', name: 'api' },
  ]);
  assert.deepEqual(listedBy(projectFrom({ files: { '.env': 'A=1' } })), []);
});

test('a folder that is not known is no project, and lists none', () => {
  assert.equal(isProject(undefined), false);
  assert.deepEqual(listedBy(undefined), []);
});

function unread(facts: ReadonlyMap<string, Fact>, more: Partial<Around> = {}): Project {
  const around = { onDisk: true, linkAbove: undefined, linkedAbove: true, shell: [], loggedIn: false, known: [] };
  return projectOf(['.env.local'], { files: [], refused: [] }, facts, { ...around, ...more });
}

test('a folder of which no file was read yet holds nothing, and belongs to what is above', () => {
  const linkAbove = { project: 'web', projectId: 'prj_1', teamId: 'team_1', own: false };
  assert.deepEqual(unread(new Map(), { linkAbove }), {
    ...{ onDisk: true, loader: 'next', usesSdk: false, newFile: '.env.local', refusedFiles: [], shell: [] },
    ...{ envFiles: [{ file: '.env.local', envFile: { kind: 'absent' } }], listed: [], loggedIn: false, known: [] },
    ...{ link: linkAbove, linkedForSdk: true, concerned: false },
  });
});

test('for the SDK a .vercel folder without a link ends the way upward', () => {
  const vercel = otherFactOf('.vercel', { kind: 'directory' });
  assert.equal(unread(new Map([['.vercel', vercel]])).linkedForSdk, false);
  const noFolder = otherFactOf('.vercel', { kind: 'text', text: '' });
  assert.equal(unread(new Map([['.vercel', noFolder]])).linkedForSdk, true);
});

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
