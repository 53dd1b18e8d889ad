import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { withValue } from '../../src/core/envEdit';
import { assignmentsIn } from '../../src/core/envText';

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

test('refuses a value that would need quoting, and does not repeat it', () => {
  for (const value of ['', 'a b', 'a$b', 'a#b', "a'b", 'a\nb', '"a"']) {
    assert.throws(
      () => withValue('', name, value),
      (error) => error instanceof RangeError && (value === '' || !error.message.includes(value)),
    );
  }
});

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

test('a new line reads the same for dotenv and for Node.js', () => {
  for (const before of ['', 'A=1\n', 'A=1', '# x\r\n']) {
    const after = withValue(before, name, 'eyJ.new-token_1');
    assert.equal(parseEnv(after)[name], 'eyJ.new-token_1');
  }
});
