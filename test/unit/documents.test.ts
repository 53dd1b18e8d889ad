import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../../package.json';
import { anchorsOf, documents, pathsIn, targetsIn, textOf } from './documents';

for (const document of documents) {
  test(`${document} leads to files and headings that are there`, () => {
    const text = textOf(document);
    for (const target of targetsIn(text)) {
      if (target.startsWith('https://')) continue;
      if (target.startsWith('#')) assert.ok(anchorsOf(text).includes(target.slice(1)), target);
      else assert.ok(existsSync(target), target);
    }
  });

  test(`${document} names only commands that there are`, () => {
    const named = [...textOf(document).matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name);
    const unknown = named.filter((name) => !(name in manifest.scripts) && name !== 'run');
    assert.deepEqual(unknown, []);
  });
}

for (const document of ['CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'] as const) {
  test(`each file that ${document} names is there`, () => {
    const paths = pathsIn(textOf(document));
    assert.ok(paths.length > 0, 'it names none');
    assert.deepEqual(
      paths.filter((path) => !existsSync(path)),
      [],
    );
  });
}

test('CONTRIBUTING.md is short enough to be read', () => {
  const lines = textOf('CONTRIBUTING.md').split('\n').length;
  assert.ok(lines <= 100, `${lines} lines`);
});

test('each command of package.json that a person would type stands in CONTRIBUTING.md', () => {
  const own = ['build', 'types', 'vscode:prepublish'];
  const text = textOf('CONTRIBUTING.md');
  for (const name of Object.keys(manifest.scripts).filter((script) => !own.includes(script))) {
    const typed = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
    assert.ok(text.includes(typed), typed);
  }
});
