import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  HalfWrittenError,
  notWrittenSentence,
  RefusalError,
  writeProblemOf,
  type Refusal,
} from '../../src/core/env/writeProblem';
import { english } from './english';

/** As the system reports a failure: its words name paths, which are shown nowhere. */
function systemError(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: /home/ann/web/.env.local`), { code, ...more });
}

const refusals: Readonly<Record<Refusal, string>> = {
  changing: 'it kept changing while it was to be written.',
  notSaved: 'the editor could not save it.',
  notUtf8: 'it is not in UTF-8, and what is to be written needs that.',
  noFile: 'it is no ordinary file.',
  noPlace: 'there is no place in it that would leave its other variables as they are.',
  strange: 'what the Vercel CLI wrote is no text of at most 1 MiB.',
  entangled: 'commenting the variable out would change another one.',
};
// Each is a name of the type, which the compiler holds.
for (const [refusal, sentence] of Object.entries(refusals) as [Refusal, string][]) {
  test(`a write that is refused as ${refusal} says: ${sentence}`, () => {
    assert.equal(writeProblemOf(english, new RefusalError(refusal)), sentence);
  });
}

const codes: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there.',
  EPERM: 'you may not write there, or not keep its owner.',
  EROFS: 'the file system is read-only.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk space that you may use is full.',
  ENOENT: 'there is no folder for it.',
  ELOOP: 'its symbolic links lead in a circle.',
  EBUSY: 'another program is using it.',
  EISDIR: 'a folder has its name.',
  EIO: 'the system says EIO.',
};
for (const [code, sentence] of Object.entries(codes)) {
  test(`a write that fails with ${code} says: ${sentence}`, () => {
    assert.equal(writeProblemOf(english, systemError(code)), sentence);
    assert.equal(writeProblemOf(english, systemError(code, { syscall: 'open' })), sentence);
  });
}

test('a program that could not be started is told by its code, which is about no folder then', () => {
  for (const syscall of ['spawn', 'spawn vercel']) {
    assert.equal(writeProblemOf(english, systemError('ENOENT', { syscall })), 'the system says ENOENT.');
  }
});

test('what neither the system nor the extension found is told in its own words', () => {
  assert.equal(writeProblemOf(english, new Error('The provider is gone.')), 'The provider is gone.');
  assert.equal(writeProblemOf(english, 'no error at all'), 'no error at all');
});

test('a file that was half written says where what it held is kept', () => {
  const error = new HalfWrittenError('.env.local.half');
  assert.equal(
    writeProblemOf(english, error),
    'that is, once .env.local.half, which keeps what it held, is brought back by the next write.',
  );
  assert.equal(error.message, 'Half written; .env.local.half keeps what it held.');
});

test('a file that was not written is named with the reason', () => {
  assert.equal(
    notWrittenSentence(english, '.env.local', 'the disk is full.'),
    '.env.local could not be written and is as it was: the disk is full.',
  );
});
