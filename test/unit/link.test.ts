import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkInProjectFile, linkInRepoFile } from '../../src/core/project/link';
import { foldersAbove, listedIn, nameOf } from '../../src/core/project/monorepo';

test('a link of the folder’s own is one, and needs the ids of a project and of a team', () => {
  const ids = { projectId: 'prj_1', orgId: 'team_1' };
  const linkIn = (file: object) => linkInProjectFile(JSON.stringify(file));
  const link = { projectId: 'prj_1', teamId: 'team_1', own: true };
  assert.deepEqual(linkIn({ ...ids, projectName: 'web' }), { ...link, project: 'web' });
  assert.deepEqual(linkIn(ids), { ...link, project: 'prj_1' });
  assert.equal(linkIn({ projectId: 'prj_1' }), undefined);
  assert.equal(linkIn({ orgId: 'team_1' }), undefined);
});

function repoJson(...projects: object[]): string {
  return JSON.stringify({ orgId: 'team_1', projects });
}

const web = { id: 'prj_web', name: 'web', directory: 'apps/web' };
const docs = { id: 'prj_docs', name: 'docs', directory: 'apps/web/docs' };
const root = { id: 'prj_root', name: 'root', directory: '.' };

const rows: readonly (readonly [directory: string, projects: readonly object[], project: string | undefined])[] = [
  ['', [root, web, docs], 'root'],
  ['', [web], undefined],
  ['apps', [root, web, docs], 'root'],
  ['apps/web', [root, web, docs], 'web'],
  ['apps/web', [docs, web, root], 'web'],
  ['apps/web/docs', [root, web, docs], 'docs'],
  ['apps/web/docs', [docs, web, root], 'docs'],
  ['apps/web/docs/next', [web, docs], 'docs'],
  ['app', [root, { ...web, directory: 'app' }], 'root'],
  ['app', [{ ...web, directory: 'app' }, root], 'web'],
  ['apps/web2', [web], undefined],
  ['my/apps/web', [web], undefined],
  ['apps/web', [{ ...web, id: undefined }], undefined],
  ['apps/web', [{ ...web, directory: undefined }], undefined],
  ['', [{ ...web, directory: undefined }], undefined],
  ['apps/web', [{ ...web, name: undefined }], 'prj_web'],
];
for (const [directory, projects, project] of rows) {
  const listed = projects.map((row) => ('directory' in row ? row.directory : '')).join(', ');
  test(`of a monorepo with ${listed}, "${directory}" is linked to ${project ?? 'nothing'}`, () => {
    assert.equal(linkInRepoFile(repoJson(...projects), directory)?.project, project);
  });
}

test('a project of a monorepo is linked by the team of its own row, else by that of all', () => {
  const linkIn = (file: object) => linkInRepoFile(JSON.stringify(file), 'apps/web');
  const link = { project: 'web', projectId: 'prj_web', own: false };
  assert.deepEqual(linkIn({ orgId: 'team_1', projects: [web] }), { ...link, teamId: 'team_1' });
  const ofTeam = { ...web, orgId: 'team_2' };
  assert.deepEqual(linkIn({ orgId: 'team_1', projects: [ofTeam] }), { ...link, teamId: 'team_2' });
  assert.deepEqual(linkIn({ projects: [ofTeam] }), { ...link, teamId: 'team_2' });
  assert.equal(linkIn({ projects: [web] }), undefined);
});

test('the projects of a monorepo are listed by their folders, with a name for each', () => {
  assert.deepEqual(listedIn(repoJson(root, web, { directory: 'apps/api' }, { directory: '.' })), [
    { directory: '', name: 'root' },
    { directory: 'apps/web', name: 'web' },
    { directory: 'apps/api', name: 'api' },
    { directory: '', name: '' },
  ]);
});

test('what is no folder of the monorepo is not listed', () => {
  const outside = ['/etc', '..', '../web', 'apps/../../web', ''].map((directory) => ({ name: 'x', directory }));
  assert.deepEqual(listedIn(repoJson(...outside, { name: 'x' }, ['apps'], { name: 'x', directory: 1 })), []);
  assert.deepEqual(listedIn(repoJson({ name: 'x', directory: 'apps/..web/' })), [
    { directory: 'apps/..web/', name: 'x' },
  ]);
  for (const none of ['', '{}', '{"projects":{}}', '{"projects":[null,"web",1]}']) assert.deepEqual(listedIn(none), []);
});

test('the folders above a file are named, the nearest first', () => {
  assert.deepEqual(foldersAbove('apps/web/src/a.ts'), ['apps/web/src', 'apps/web', 'apps']);
  assert.deepEqual(foldersAbove('a.ts'), []);
});

test('a folder without a name of its project has its own', () => {
  assert.equal(nameOf('apps/web'), 'web');
  assert.equal(nameOf('web'), 'web');
  assert.equal(nameOf(''), '');
});
