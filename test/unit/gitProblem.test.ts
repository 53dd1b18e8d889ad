import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialIn, gitProblemOf, untrackCommand } from '../../src/core/explain/gitProblem';
import type { GitRisk } from '../../src/core/project/gitGuard';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const hourMs = 3_600_000;
const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';
const vite = { 'package.json': '{"devDependencies":{"vite":"8"}}' };

function oidc(leftMs: number): string {
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: now - 12 * hourMs, expiresAt: now + leftMs })}\n`;
}

const local = (text: string, others: Readonly<Record<string, string>> = {}): Layout => ({
  files: { ...linked, '.env.local': text, ...others },
});
const behind = (text: string, deciding: string): Layout => local(text, { '.env.development.local': deciding });
const apart = (text: string): Layout => ({ files: { ...linked, '.env.production': text } });

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  /** The number and the name of the line where it stands; `undefined` for none. */
  readonly found: string | undefined;
}

const rows: Readonly<Record<string, Row>> = {
  'a key in effect': { layout: local(`A=1\n${key}`), found: '2 AI_GATEWAY_API_KEY' },
  'a token that has expired, which a server may take for a while': {
    layout: local(oidc(-hourMs)),
    found: '1 VERCEL_OIDC_TOKEN',
  },
  'a placeholder': { layout: local('AI_GATEWAY_API_KEY=your_key_here'), found: undefined },
  'a token behind a placeholder': {
    layout: local(`AI_GATEWAY_API_KEY=your_key_here\n${oidc(hourMs)}`),
    found: '2 VERCEL_OIDC_TOKEN',
  },
  'an empty value': { layout: local('AI_GATEWAY_API_KEY='), found: undefined },
  'the one of two lines that decides': { layout: local(key + key), found: '2 AI_GATEWAY_API_KEY' },
  'a line that the framework does not read': {
    layout: local(key.replace('=', ': '), vite),
    found: undefined,
  },
  'a key in a file that development does not read': {
    layout: apart(key),
    file: '.env.production',
    found: '1 AI_GATEWAY_API_KEY',
  },
  'an empty value in such a file': { layout: apart('VERCEL_OIDC_TOKEN='), file: '.env.production', found: undefined },
  'a placeholder in such a file': {
    layout: apart('AI_GATEWAY_API_KEY=your_key_here'),
    file: '.env.production',
    found: undefined,
  },
  'a key under a name that is nearly right': {
    layout: local(key.replace('API_', '')),
    found: '1 AI_GATEWAY_KEY',
  },
  'a placeholder under such a name': { layout: local('AI_GATEWAY_KEY=your_key_here'), found: undefined },
  'a key that another file hides': { layout: behind(key, key), found: '1 AI_GATEWAY_API_KEY' },
  'a token that another file hides': { layout: behind(oidc(hourMs), oidc(hourMs)), found: '1 VERCEL_OIDC_TOKEN' },
  'a placeholder that another file hides': {
    layout: behind('AI_GATEWAY_API_KEY=your_key_here', key),
    found: undefined,
  },
  'what is no token, and hidden': { layout: behind('VERCEL_OIDC_TOKEN=abc', oidc(hourMs)), found: undefined },
  'an empty value that another file hides': { layout: behind('AI_GATEWAY_API_KEY=', key), found: undefined },
  'nothing at all': { layout: local('A=1'), found: undefined },
};

for (const [about, { layout, file = '.env.local', found }] of Object.entries(rows)) {
  test(`git is warned of ${found === undefined ? 'nothing' : 'a credential'}: ${about}`, () => {
    const look = lookFrom(now, layout, file);
    const mention = credentialIn(look)?.mention;
    assert.equal(mention && `${mention.line + 1} ${mention.name}`, found);
    const problems = gitProblemOf(english, look, { state: 'open', file });
    assert.equal(problems.length, found === undefined ? 0 : 1);
    assert.deepEqual(gitProblemOf(english, look, undefined), []);
  });
}

const risks: readonly (readonly [state: GitRisk['state'], code: string, text: string, fix: string])[] = [
  [
    'open',
    'notIgnored',
    'Git does not ignore web/.env.local, so that a credential in it could get committed.',
    'ignore: Add web/.env.local to .gitignore',
  ],
  [
    'unknown',
    'notIgnored',
    'Git gives no answer whether it ignores web/.env.local. If it does not, a credential in it could get committed.',
    'ignore: Add web/.env.local to .gitignore',
  ],
  [
    'tracked',
    'tracked',
    'Git tracks web/.env.local, so that a credential in it would get committed. "git rm --cached web/.env.local" takes the file out of git and keeps it here.',
    'stopTracking: Stop Tracking web/.env.local…',
  ],
];

for (const [state, code, text, fix] of risks) {
  test(`a file that git has as "${state}" is warned of at the variable's name, with what protects it`, () => {
    const look = lookFrom(now, local(`A=1\nexport ${key}`));
    const [problem, ...rest] = gitProblemOf(english, look, { state, file: 'web/.env.local' });
    assert.ok(problem);
    assert.deepEqual(rest, []);
    const { code: found, severity, start, end, text: told, isUnnecessary } = problem;
    assert.deepEqual([found, severity, told, isUnnecessary], [code, 'warning', text, false]);
    assert.equal(look.page.text.slice(start, end), 'AI_GATEWAY_API_KEY');
    assert.deepEqual(
      problem.fixes().map((row) => ('title' in row ? `${row.kind}: ${row.title}` : row.kind)),
      [fix],
    );
  });
}

test('the command that stops tracking a file is typed for names that a shell takes as they are', () => {
  const names = { '.env.local': '.env.local', "Ann's $(x)": "'Ann'\\''s $(x)'", '-x': '-x', 'a\nb': undefined };
  for (const [name, word] of Object.entries(names))
    assert.equal(untrackCommand(name, false), word && `git rm --cached -- ${word}`);
  assert.equal(untrackCommand('my env', true), 'git rm --cached -- "my env"');
  for (const name of ['$(x)', '%PATH%', '`x`', 'a"b']) assert.equal(untrackCommand(name, true), undefined);
});
