import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gitNotice, gitQuestion, ignoring, riskOf, type GitState } from '../../src/core/project/gitGuard';
import { english } from './english';
import { said } from './said';

type Risk = 'open' | 'tracked' | 'unknown';

const states: readonly (readonly [state: GitState, isRisk: boolean])[] = [
  ['noRepository', false],
  ['ignored', false],
  ['open', true],
  ['tracked', true],
  ['unknown', true],
];
for (const [state, isRisk] of states) {
  test(`writing a credential where git says "${state}" is ${isRisk ? 'asked about' : 'no risk'}`, () => {
    assert.deepEqual(riskOf(state, '.env.local'), isRisk ? { state, file: '.env.local' } : undefined);
  });
}

const open = 'Git does not ignore .env.local, so that a credential in it could get committed.';
const tracked =
  'Git tracks .env.local, so that a credential in it would get committed. "git rm --cached .env.local" takes the file out of git and keeps it here.';
const unknown =
  'Git gives no answer whether it ignores .env.local. If it does not, a credential in it could get committed.';

const questions: readonly (readonly [state: Risk, question: string, notice: string])[] = [
  ['open', `${open} [Add to .gitignore] [Write Anyway]`, `${open} [Pull Again] [Open Env File]`],
  ['tracked', `${tracked} [Write Anyway]`, `${tracked} [Pull Again] [Open Env File]`],
  ['unknown', `${unknown} [Add to .gitignore] [Write Anyway]`, `${unknown} [Pull Again] [Open Env File]`],
];
for (const [state, question, notice] of questions) {
  test(`a file of which git says "${state}" is asked about before, or told where nobody is to be asked`, () => {
    const risk = { state, file: '.env.local' };
    assert.equal(said(gitQuestion(english, risk)), `warning question: ${question}`);
    assert.equal(said(gitNotice(english, risk, 'pull')), `warning: ${notice}`);
  });
}

test('the command that is told can be pasted into a terminal, whatever the file is called', () => {
  const commandFor = (file: string): string | undefined =>
    /"(git rm .*)" takes/.exec(gitQuestion(english, { state: 'tracked', file }).text)?.[1];
  assert.equal(commandFor('apps/web/.env-2'), 'git rm --cached apps/web/.env-2');
  assert.equal(commandFor('.env local'), 'git rm --cached ".env local"');
  assert.equal(commandFor('my apps/.env'), 'git rm --cached "my apps/.env"');
});

const ignored: readonly (readonly [about: string, file: string, before: string, after: string])[] = [
  ['a new file', '.env.local', '', '.env.local\n'],
  ['a last line that is whole', '.env.local', 'dist\n', 'dist\n.env.local\n'],
  ['a last line without its end', '.env.local', 'dist', 'dist\n.env.local\n'],
  ['lines that begin with an empty one', '.env.local', '\ndist', '\ndist\n.env.local\n'],
  ['lines of which the first one ends as on Unix', '.env.local', 'a\nb\r\n', 'a\nb\r\n.env.local\n'],
  ['lines as Windows ends them', '.env.local', 'a\r\nb', 'a\r\nb\r\n.env.local\r\n'],
  ['a name that would be a comment', '#env', '', '\\#env\n'],
  ['a name that would be an exception', '!env', '', '\\!env\n'],
  ['a name with such a sign behind', 'env#!', '', 'env#!\n'],
];
for (const [about, file, before, after] of ignored) {
  test(`a file gets a line of its own in .gitignore: ${about}`, () => {
    assert.equal(ignoring(file, before), after);
  });
}
