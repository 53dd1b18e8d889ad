import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../../package.json';
import { bundledPackages, noticesFile, noticesOf } from '../release/bundled';
import { problemsWith, type Facts } from '../release/checks';
import { contentsText, publishCommands } from '../release/contents';
import tools from '../release/tools/package.json';

const ready: Facts = {
  version: '1.2.0',
  changelog: [
    ...['# Changelog', '', '## [Unreleased]', '', '## [1.2.0] - 2026-01-31', '', '### Fixed', '', '- It works.', ''],
    ...['## [1.1.0] - 2026-01-01', '', '### Added', '', '- It is there.', ''],
  ].join('\n'),
  changes: [],
  tags: ['v1.1.0'],
  tagsHere: [],
  today: '2026-01-31',
};

const cases: readonly (readonly [about: string, facts: Partial<Facts>, problem: RegExp | undefined])[] = [
  ['a version that is ready', {}, undefined],
  ['one that is tagged here', { tags: ['v1.2.0'], tagsHere: ['v1.2.0', 'newest'] }, undefined],
  ['a file that is not committed', { changes: [' M src/extension.ts'] }, /differ.* src\/extension\.ts/],
  ['a version that is tagged elsewhere', { tags: ['v1.2.0'] }, /v1\.2\.0 is at another commit/],
  ['a tag of another version here', { tags: ['v1.3.0'], tagsHere: ['v1.3.0'] }, /tagged as v1\.3\.0/],
  ['a version without a section', { version: '1.3.0' }, /no section "## \[1\.3\.0\] - 2026-01-31"/],
  ['a version that is not the newest', { version: '1.1.0', tags: [] }, /1\.1\.0 is not the newest/],
  ['a section that is dated tomorrow', { today: '2026-01-30' }, /to come/],
  ['a section without a date', { changelog: '## [1.2.0]\n\n- It works.\n' }, /no date/],
  ['a section without an entry', { changelog: '## [1.2.0] - 2026-01-31\n\n### Fixed\n' }, /no entry/],
  [
    'an entry that was left behind',
    { changelog: '## [Unreleased]\n\n- Forgotten.\n\n## [1.2.0] - 2026-01-31\n\n- It works.\n' },
    /wait under "Unreleased"/,
  ],
];

for (const [about, facts, problem] of cases) {
  test(`${about} ${problem === undefined ? 'can be released' : 'cannot be released'}`, () => {
    const problems = problemsWith({ ...ready, ...facts });
    assert.equal(problems.length, problem === undefined ? 0 : 1, problems.join('\n'));
    if (problem !== undefined) assert.match(problems[0] ?? '', problem);
  });
}

test('the notices are those of the packages whose code is bundled', async () => {
  const packages = await bundledPackages();
  // What the manifest names as needed at run time is in the bundle, and nothing else is needed.
  for (const name of Object.keys(manifest.dependencies))
    assert.ok(
      packages.some((bundled) => bundled.name === name),
      name,
    );
  for (const { name, licence } of packages) assert.match(licence, /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0)$/, name);
  assert.ok(manifest.files.includes(noticesFile.replaceAll('\\', '/')));
  const hint = 'npm run build && node dist/test/release/writeNotices.js';
  assert.equal(readFileSync(noticesFile, 'utf8'), noticesOf(packages), hint);
});

test('the list of a package names each file, each bundled package, and the checksum', () => {
  const bundled = [{ name: 'jose', version: '6.2.18', licence: 'MIT', text: 'The MIT License' }];
  const files = [
    { path: 'README.md', bytes: 20_000 },
    { path: 'LICENSE', bytes: 5 },
  ];
  const text = contentsText({ file: 'a.vsix', sha256: 'abc', commit: 'def', files, bundled });
  for (const line of ['a.vsix', 'SHA-256 abc', 'built of commit def', '  20000  README.md', '      5  LICENSE'])
    assert.ok(text.split('\n').includes(line), line);
  assert.match(text, /^ {2}jose 6\.2\.18 {2}MIT$/m);
});

test('what publishes is pinned, and nothing is sent without a token', () => {
  assert.deepEqual(Object.keys(tools.dependencies), ['@vscode/vsce', 'ovsx']);
  for (const version of Object.values(tools.dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  const [, ...commands] = publishCommands('a.vsix');
  for (const command of commands) assert.match(command, /^(VSCE|OVSX)_PAT=… .* --packagePath a\.vsix$/);
});
