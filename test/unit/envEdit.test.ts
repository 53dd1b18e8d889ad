import { processEnv } from '@next/env';
import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { isWritable, withoutVariable, withValue } from '../../src/core/env/edit';
import { withCommentedVariable } from '../../src/core/env/commented';
import { assignmentsIn } from '../../src/core/env/text';

const name = 'VERCEL_OIDC_TOKEN';

const edits: readonly (readonly [about: string, before: string, after: string])[] = [
  ['double quotes stay', `${name}="old"\n`, `${name}="new"\n`],
  ['single quotes stay', `${name}='old'`, `${name}='new'`],
  ['backticks stay', `${name}=\`old\``, `${name}=\`new\``],
  ['no quotes stay', `${name}=old # why\n`, `${name}=new # why\n`],
  ['export, spaces and a comment stay', `  export ${name} = "old"  # why\n`, `  export ${name} = "new"  # why\n`],
  ['a colon stays', `${name}: old`, `${name}: new`],
  ['CRLF stays', `A=1\r\n${name}="old"\r\nB=2\r\n`, `A=1\r\n${name}="new"\r\nB=2\r\n`],
  ['a lone CR stays', `A=1\r${name}=old\rB=2`, `A=1\r${name}=new\rB=2`],
  ['the byte order mark stays', `\uFEFF${name}=old`, `\uFEFF${name}=new`],
  ['the last of two counts', `${name}=a\n${name}=b\n`, `${name}=a\n${name}=new\n`],
  ['a commented one is left', `# ${name}=old\n${name}=\n`, `# ${name}=old\n${name}=new\n`],
  ['an empty value', `${name}=\nB=2`, `${name}=new\nB=2`],
  ['an empty value in quotes', `${name}=""`, `${name}="new"`],
  ['behind a colon, which takes the next line for the value', `${name}:\nB=2`, `${name}:\nnew`],
  ['an empty value behind a colon', `${name}: #\nB=2`, `${name}: new #\nB=2`],
  ['a value over several lines', `${name}="a\nb"\nB=2`, `${name}="new"\nB=2`],
  ['an unfinished quote', `${name}="old\nB=2`, `${name}=new\nB=2`],
  ['appended', 'A=1\n', `A=1\n${name}="new"\n`],
  ['appended without a final newline', 'A=1', `A=1\n${name}="new"`],
  ['appended in CRLF', 'A=1\r\n', `A=1\r\n${name}="new"\r\n`],
  ['into an empty file', '', `${name}="new"\n`],
  ['after an unfinished quote', 'A="x\n', `A="x\n${name}="new"\n`],
  ['a value whose quote another one needs', `B="x\n${name}=y"z\nC="`, `B="x\n${name}=y"z\nC="\n${name}="new"`],
];
for (const [about, before, after] of edits) {
  test(`sets a value: ${about}`, () => {
    assert.equal(withValue(before, name, 'new'), after);
  });
}

const piece = fc.constantFrom(
  ...[name, 'A', 'export ', 'export\n', '=', ': ', ':', ' ', '\t', '\n', '\r\n', '\r', "'", '"', '`', '#', '\\', '\\n'],
  ...["\\'", '\uFEFF', '\0', '\u2028', 'x.y-z', 'é', '$A', '\uFFFD', 'A=1\n', `${name}="q"\n`, `${name}='1'\r\n`],
  ...[`${name}=`, `${name}: `, 'PEM="-----BEGIN\nx\n-----END"\n', 'B="open\n'],
);
const envText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('for any text: dotenv then reads this variable anew, all others as before, and no other character changes', () => {
  fc.assert(
    fc.property(envText, (text) => {
      const after = withValue(text, name, 'eyJ.new-token_1');
      assert.deepEqual(parse(after), { ...parse(text), [name]: 'eyJ.new-token_1' });
      const place = assignmentsIn(text).get(name);
      const isAdded = after.startsWith(text) || after.endsWith(text.replace(/^\uFEFF/, ''));
      const isInPlace =
        place !== undefined && after.startsWith(text.slice(0, place.start)) && after.endsWith(text.slice(place.end));
      assert.ok(isAdded || isInPlace);
    }),
    { numRuns: 20_000 },
  );
});

const values: readonly (readonly [value: string, written: string])[] = [
  ['a b', '"a b"'],
  ['a # b', '"a # b"'],
  ['say "hi"', `'say "hi"'`],
  [`it's "x"`, '`it\'s "x"`'],
  ['one\ntwo', '"one\\ntwo"'],
  ['C:\\new', "'C:\\new'"],
  ['C:\\temp\\', 'C:\\temp\\'],
  ['', '""'],
  ['a\r\nb', '"a\\r\\nb"'],
  [`a'"\`b`, `a'"\`b`],
];
for (const [value, written] of values) {
  test(`quotes a value as it needs: ${JSON.stringify(value)}`, () => {
    assert.equal(withValue('A=1\n', name, value), `A=1\n${name}=${written}\n`);
    assert.equal(withValue(`A=1\n${name}="old" # why\n`, name, value), `A=1\n${name}=${written} # why\n`);
  });
}

test('a value that no quoting can hold is refused, without repeating it', () => {
  for (const value of [`'"\``, `x\n'"\``, '#\\', '\r"\'']) {
    assert.ok(!isWritable(value));
    assert.throws(() => withValue('', name, value), { refusal: 'noPlace' });
  }
});

/** What Next.js reads, by its own loader: it replaces what follows a `$` in any quotes. */
function readByNext(text: string): Record<string, unknown> {
  const files = [{ path: '.env.local', contents: text, env: {} as Record<string, unknown> }];
  processEnv(files as never, '.', { info: () => undefined, error: () => undefined }, true);
  // It also puts them into the process, where the next call would find them.
  for (const key of Object.keys(files[0]?.env ?? {})) Reflect.deleteProperty(process.env, key);
  return files[0]?.env ?? {};
}

test('dotenv, Next.js and Node.js read the same value back, whatever it holds', () => {
  const part = fc.constantFrom(
    'a',
    'B1',
    ' ',
    '\t',
    '\n',
    '\\',
    '\\n',
    '#',
    '=',
    ':',
    '$',
    '$ ',
    "'",
    '"',
    '`',
    'é',
    ',',
  );
  const value = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(value, fc.constantFrom('', `${name}=`, `${name}='x'`, `${name}=x # y`, 'B=2'), (wanted, line) => {
      const fits = (quote: string): boolean => !wanted.includes(quote) && !(quote === '"' && wanted.includes('\\n'));
      fc.pre(!wanted.endsWith('\\') && ['"', "'", '`'].some(fits));
      const text = withValue(`A=1\n${line}\nC=3\n`, name, wanted);
      assert.equal(parse(text)[name], wanted);
      assert.equal(parseEnv(text)[name], wanted);
      if (!/\$[\w{]|\\\$/.test(wanted)) assert.equal(readByNext(text)[name], wanted);
    }),
    { numRuns: 10_000 },
  );
});

const comments: readonly (readonly [about: string, before: string, commented: string])[] = [
  ['a line', 'A=1\nKEY=x # why\nB=2\n', 'A=1\n# KEY=x # why\nB=2\n'],
  ['indented, exported, in CRLF', 'A=1\r\n  export KEY = "x"\r\nB=2', 'A=1\r\n#   export KEY = "x"\r\nB=2'],
  ['the first line, behind a byte order mark', '\uFEFFKEY=x', '\uFEFF# KEY=x'],
  ['a lone CR', 'A=1\rKEY=x\rB=2', 'A=1\r# KEY=x\rB=2'],
  ['the last line', 'KEY=x', '# KEY=x'],
];
for (const [about, before, commented] of comments) {
  test(`comments a variable out and brings it back: ${about}`, () => {
    assert.equal(withoutVariable(before, 'KEY'), commented);
    assert.equal(withCommentedVariable(commented, 'KEY'), before);
  });
}

test('comments out each line of a value, and each assignment of the name', () => {
  assert.equal(withoutVariable('KEY=x\nA=1\nKEY="y\nz"\n', 'KEY'), '# KEY=x\nA=1\n# KEY="y\n# z"\n');
});

const notBrought = [
  '',
  'KEY=x',
  '# KEY=y\nKEY=x',
  '# KEY=',
  '# KEY="open\n# x"',
  '# OTHER=x',
  'A="\n# KEY=x\n"',
  '# KEY=x\nKEY=\n',
  '## KEY=x',
];
for (const text of notBrought) {
  test(`brings nothing back from ${JSON.stringify(text)}`, () => {
    assert.equal(withCommentedVariable(text, 'KEY'), undefined);
  });
}

test('for any text: commenting out takes this variable alone, and throws rather than take another', () => {
  fc.assert(
    fc.property(envText, (text) => {
      let after: string;
      try {
        after = withoutVariable(text, name);
      } catch (error) {
        assert.match(String(error), /would change another variable/);
        return;
      }
      assert.ok(!(name in parse(after)));
      const others = { ...parse(text), [name]: '' };
      assert.deepEqual({ ...parse(after), [name]: '' }, others);
      assert.equal(after.replace(/# /g, ''), text.replace(/# /g, ''));
      const back = withCommentedVariable(after, name);
      if (back !== undefined) assert.deepEqual({ ...parse(back), [name]: '' }, others);
    }),
    { numRuns: 20_000 },
  );
});
