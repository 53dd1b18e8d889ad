import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkInProjectFile, linkInRepoFile } from '../../src/core/project/link';
import { listedIn, nameOf } from '../../src/core/project/monorepo';
import { readToken } from '../../src/core/credential/token';
import { findingsOf } from '../../src/core/status/findings';
import { statusAt } from '../../src/core/status/status';
import { nameFrom } from '../../src/core/words/name';
import { token } from '../vercel/token';
import { english } from './english';
import { projectFrom } from './layout';

const names: readonly (readonly [text: string, name: string | undefined])[] = [
  ['my-app', 'my-app'],
  ['日本語 🙂', '日本語 🙂'],
  ['a (b) [c] $d', 'a (b) [c] $d'],
  ['[Renew](command:x)', '[Renew] (command:x)'],
  ['[Renew]\u200B(command:x)', '[Renew] (command:x)'],
  ['$(error) web', '$ (error) web'],
  ['two\r\nlines\u2028and\tmore', 'two lines and more'],
  ['left\u202Eright\u2066\0', 'leftright'],
  ['\u200B\u3164', undefined],
  ['', undefined],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(1e6), `${'x'.repeat(59)}…`],
  ['🙂'.repeat(60), '🙂'.repeat(60)],
  ['🙂'.repeat(61), `${'🙂'.repeat(59)}…`],
  [`x${'🙂'.repeat(70)}`, `x${'🙂'.repeat(58)}…`],
];
for (const [text, name] of names) {
  test(`${JSON.stringify(text.slice(0, 80))} is named ${JSON.stringify(name)}`, () => {
    assert.equal(nameFrom(text), name);
  });
}

test('no name is a link or an icon, has a second line, or is long', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '$', 'a', ' ', '\n', '\u200B') }), (text) => {
      const name = nameFrom(text) ?? '';
      assert.doesNotMatch(name, /\]\(|\$\(|[\r\n\u200B]/);
      assert.ok(Array.from(name).length <= 60);
    }),
  );
});

const hostile = '[Renew](command:x) $(error)\u202E\n';
const safe = '[Renew] (command:x) $ (error)';

test('the names in links, in lists of projects and in tokens are safe', () => {
  const now = Date.UTC(2026, 0, 31, 12);
  const ids = { projectId: 'prj', orgId: 'team' };
  assert.equal(linkInProjectFile(JSON.stringify({ ...ids, projectName: hostile }))?.project, safe);
  assert.equal(linkInProjectFile(JSON.stringify({ ...ids, projectId: hostile }))?.project, safe);
  const repo = JSON.stringify({ orgId: 'team', projects: [{ id: 'prj', name: hostile, directory: 'web' }] });
  assert.equal(linkInRepoFile(repo, 'web')?.project, safe);
  assert.equal(listedIn(repo)[0]?.name, safe);
  assert.equal(nameOf(`apps/${hostile}`), safe);
  const claims = { project: hostile, owner: hostile, environment: hostile };
  const read = readToken(token({ issuedAt: now, expiresAt: now, claims }));
  assert.ok(read.kind === 'token');
  assert.deepEqual([read.token.project, read.token.team, read.token.environment], [safe, safe, safe]);
});

test('so are the names of files that a setting gives and that are none', () => {
  const project = projectFrom({ envFiles: [hostile] });
  const texts = findingsOf(english, statusAt(0, project, 15).value, project).map(({ text }) => text);
  assert.ok(
    texts.some((text) => text.endsWith(`is not followed: ${safe}`)),
    texts.join('\n'),
  );
});
