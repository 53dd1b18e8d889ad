import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutVariable, withValue } from '../../src/core/env/edit';
import { withCommentedVariable } from '../../src/core/env/commented';
import { envLoaders } from '../../src/core/env/loaders';
import { merged, mergeOf } from '../../src/core/env/merge';
import { ordinaryNamesIn } from '../../src/core/env/names';
import { nodeReader } from '../../src/core/env/nodeReader';
import { assignmentsIn, valueMapIn } from '../../src/core/env/text';
import { envFileOf } from '../../src/core/credential/readEnvFile';
import { shellEntriesOf } from '../../src/core/project/shell';

for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
  const line = `${name}=x`;
  test(`${name} is written like any other name`, () => {
    assert.equal(valueMapIn(line).get(name), 'x');
    assert.equal(withValue(line, name, 'y'), `${name}=y`);
    assert.equal(withValue('', name, 'y', nodeReader), `${name}="y"\n`);
    assert.equal(withoutVariable(line, name), `# ${line}`);
    assert.equal(withCommentedVariable(`# ${line}`, name), line);
    const pulled = Object.fromEntries([[name, 'y']]);
    assert.deepEqual(mergeOf('', pulled).added, [name]);
    assert.deepEqual(mergeOf(line, pulled).changed, [name]);
    assert.deepEqual(mergeOf(line, {}).onlyHere, [name]);
    assert.equal(merged(line, pulled), `${name}=y`);
  });
}

test('a line of __proto__, which dotenv itself reads as nothing, is left alone by every edit', () => {
  const text = '__proto__=x\nA=1\n';
  assert.equal(withValue(text, 'A', '2'), '__proto__=x\nA=2\n');
  assert.equal(withoutVariable(text, 'A'), '__proto__=x\n# A=1\n');
  assert.equal(merged(text, { A: '2' }, nodeReader), '__proto__=x\nA=2\n');
});

for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
  const line = `${name}=x`;
  test(`${name} is an ordinary name`, () => {
    assert.equal(assignmentsIn(line).get(name)?.value, 'x');
    const pulled = Object.fromEntries([[name, 'y']]);
    assert.deepEqual(shellEntriesOf(pulled), []);
    for (const loader of Object.values(envLoaders)) {
      const text = `${line}\nA=$${name}\nAI_GATEWAY_API_KEY=vck_a`;
      const resolved = loader.load([{ file: '.env', text }], pulled);
      assert.deepEqual(resolved.get(name), { value: 'y', file: undefined });
      assert.equal(resolved.get('A')?.value, 'y');
      const read = envFileOf({ kind: 'text', text }, loader.reader);
      assert.equal(read.kind === 'read' && read.entries.length, 1);
    }
  });
}

const named: readonly (readonly [about: string, text: string, names: readonly string[]])[] = [
  ['variables', 'A=1\nexport B_2="x"\n\n# c\nC: y', ['A', 'B_2', 'C']],
  ['empty in quotes', 'A=""', ['A']],
  ['an unquoted PEM', 'PEM=-----BEGIN KEY-----\nMIIabc\nQUJD=x\nQUJDRA==\n-----END KEY-----\nA=1', ['PEM', 'A']],
  ['a base64 tail with padding', 'A=abcd\nQUJDRA==\nB=1', ['A', 'B']],
  ['a base64 tail with one sign of padding', 'A=abcd\nQUJDREU=\nB=1', ['A', 'B']],
  ['a tail that looks like an assignment', 'A=abcd\nabc=def\nB=1', ['A', 'B']],
  ['a tail behind a line that assigns nothing', 'A=abcd\nMIIabc/\nQUJD=x\nB=1', ['A', 'B']],
  ['a tail at the start', 'MIIabc/\nQUJD=x\nB=1', ['B']],
  ['an endless block', 'PEM=-----BEGIN KEY-----\nB=1\nC=2', ['PEM']],
];
for (const [about, text, names] of named) {
  test(`names no piece of a value: ${about}`, () => {
    assert.deepEqual([...ordinaryNamesIn(text)], names);
  });
}

test('what may be a piece of a value is counted and not named', () => {
  const { onlyHere, unnamed } = mergeOf('A=abcd\nQUJDRA==\nB=1', { A: 'x' });
  assert.deepEqual([onlyHere, unnamed], [['QUJDRA', 'B'], ['QUJDRA']]);
});

test('an empty value is withheld where it would hide one in another file', () => {
  const { added, withheld } = mergeOf('', { A: '', B: '' }, new Set(['A']));
  assert.deepEqual([added, withheld], [['B'], ['A']]);
  assert.equal(merged('', { A: '', B: '' }, nodeReader, new Set(['A'])), 'B=""\n');
});

const forVite: readonly (readonly [before: string, after: string])[] = [
  ['KEY: old', 'KEY=new'],
  ['export KEY: "old" # why\nB=2', 'export KEY="new" # why\nB=2'],
  ['KEY=old', 'KEY=new'],
  ['', 'KEY="new"\n'],
];
for (const [before, after] of forVite) {
  test(`writes so that Node.js reads it, too: ${JSON.stringify(before)}`, () => {
    assert.equal(withValue(before, 'KEY', 'new', nodeReader), after);
    assert.equal(merged(before, { KEY: 'new' }, nodeReader), after);
    assert.equal(nodeReader.valuesIn(after).get('KEY'), 'new');
  });
}

test('brings back only a line whose value serves', () => {
  const serves = (value: string): boolean => value.startsWith('vck_');
  const text = '# KEY=vck_a\n# KEY=see the docs\n';
  assert.equal(withCommentedVariable(text, 'KEY', nodeReader, serves), 'KEY=vck_a\n# KEY=see the docs\n');
  assert.equal(withCommentedVariable('# KEY=<key>', 'KEY', nodeReader, serves), undefined);
});

test('references that grow without end are told, and others resolved', () => {
  const text = `KEY=${'$LONG'.repeat(10)}\nLONG=${'x'.repeat(2 ** 19)}\nA=$B\nB=y`;
  for (const loader of Object.values(envLoaders)) {
    const resolved = loader.load([{ file: '.env', text }], {});
    assert.deepEqual(resolved.get('KEY'), { value: undefined, file: '.env' });
    assert.equal(resolved.get('B')?.value, 'y');
  }
});
