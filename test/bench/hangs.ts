/** What the longest stretch costs in which the extension works on the text of an env file, by what the text is. */
import { apiKeyVariable } from '../../src/core/credential/credential';
import { envFileOf } from '../../src/core/credential/readEnvFile';
import { withoutVariable, withValue } from '../../src/core/env/edit';
import { withCommentedVariable } from '../../src/core/env/commented';
import { envLoaders } from '../../src/core/env/loaders';
import { merged } from '../../src/core/env/merge';
import { RefusalError } from '../../src/core/env/writeProblem';
import { lensesAt } from '../../src/core/explain/lenses';
import { problemsOf } from '../../src/core/explain/problems';
import { lookAt, pageOf } from '../../src/core/explain/role';
import { secretSpansIn } from '../../src/core/explain/secretSpans';
import type { Project } from '../../src/core/project/project';
import { english } from '../unit/english';
import type { Report } from './report';

const limits = { stretchMs: 50, growth: 6 };
const largest = 2 ** 20;
const attempts = 5;

interface Row {
  readonly what: string;
  /** Of about that many characters. */
  readonly text: (characters: number) => string;
  readonly work: (text: string) => unknown;
}

const filled = (unit: string) => (characters: number) => unit.repeat(Math.max(1, Math.floor(characters / unit.length)));
const variables = (characters: number): string =>
  Array.from({ length: Math.floor(characters / 16) }, (_, index) => `NAME_${String(index).padStart(8, '0')}=x`).join(
    '\n',
  );
const pulled = Object.fromEntries(
  Array.from({ length: 500 }, (_, index) => [`NAME_${String(index).padStart(8, '0')}`, 'y']),
);

function everyReading(text: string): void {
  for (const loader of Object.values(envLoaders)) {
    envFileOf({ kind: 'text', text }, loader.reader);
  }
}

const next = (text: string): unknown => envLoaders.next.load([{ file: '.env', text }], {});
const vite = (text: string): unknown => envLoaders.vite.load([{ file: '.env', text }], {});
const commented = filled(`# ${apiKeyVariable}=vck_x\n`);

const rows: readonly Row[] = [
  ...['SOME_NAME=some value\n', 'A=1\n', "A='\n", 'A="x\n', '\n', ' ', 'junk\n', '# comment\n', '\u2028'].map(
    (unit) => ({
      what: `reading ${JSON.stringify(unit)}`,
      text: filled(unit),
      work: everyReading,
    }),
  ),
  ...[next, vite].flatMap((work, index) => {
    const loader = ['Next.js', 'Vite'][index] ?? '';
    return [
      { what: `${loader}, a value with one reference`, text: (n: number) => `B=x\nA=${'x'.repeat(n)}$B`, work },
      { what: `${loader}, a value of references`, text: (n: number) => `B=x\nA=${'$B'.repeat(n / 2)}`, work },
      { what: `${loader}, escaped signs`, text: (n: number) => `A=${'\\$'.repeat(n / 2)}`, work },
    ];
  }),
  { what: 'merging 500 variables', text: variables, work: (text) => merged(text, pulled) },
  {
    what: 'setting one value',
    text: filled('SOME_NAME=some value\n'),
    work: (text) => withValue(text, apiKeyVariable, 'vck_x'),
  },
  { what: 'commenting out duplicates', text: filled('A=1\n'), work: (text) => withoutVariable(text, 'A') },
  { what: 'commented keys', text: commented, work: (text) => withCommentedVariable(text, apiKeyVariable) },
  {
    what: 'commented keys in quotes',
    text: (n) => `A="\n${commented(n)}"`,
    work: (text) => withCommentedVariable(text, apiKeyVariable),
  },
];

const explaining: readonly Row[] = [
  'SOME_NAME=some value\n',
  `${apiKeyVariable}=vck_12345678\n`,
  'AI_GATEWAY_KEY=vck_1\n',
  `${apiKeyVariable}=`,
].flatMap((unit) => [
  { what: `hiding ${JSON.stringify(unit)}`, text: filled(unit), work: secretSpansIn },
  { what: `explaining ${JSON.stringify(unit)}`, text: filled(unit), work: explain },
]);

function explain(text: string): unknown {
  const envFile = envFileOf({ kind: 'text', text });
  const look = lookAt(
    0,
    pageOf({ file: '.env.local', text, envFile, project: { ...nothing, envFiles: [{ file: '.env.local', envFile }] } }),
    15,
  );
  return [lensesAt(english, look.value, false), problemsOf(english, look.value)];
}

const nothing: Project = {
  ...{
    onDisk: true,
    loader: 'next',
    envFiles: [],
    newFile: '.env.local',
    refusedFiles: [],
    shell: [],
    link: undefined,
  },
  ...{ listed: [], loggedIn: false, known: [], linkedForSdk: false, usesSdk: false, concerned: true },
};

export function measureHangs(): Report[] {
  return [...rows, ...explaining].flatMap(({ what, text, work }) => {
    const [small, large] = [largest / 4, largest].map((characters) => fastest(text(characters), work));
    const [smallMs, largeMs] = [small ?? NaN, large ?? NaN];
    const how = [`The fastest of ${attempts} runs with 1 MiB of text; a quarter of it takes ${smallMs.toFixed(1)} ms.`];
    // Below this, a clock and a collector of garbage tell more than the text does.
    const growth = largeMs < 10 ? 1 : largeMs / smallMs;
    return [
      { what: `Stretch, ${what}`, figures: `${largeMs.toFixed(1)} ms`, value: largeMs, limit: limits.stretchMs, how },
      {
        what: `Growth, ${what}`,
        figures: `${growth.toFixed(1)} times for 4 times the text`,
        value: growth,
        limit: limits.growth,
        how: [],
      },
    ];
  });
}

/** In milliseconds. */
function fastest(text: string, work: Row['work']): number {
  const runs = Array.from({ length: attempts }, () => {
    const startedAt = performance.now();
    try {
      work(text);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
    }
    return performance.now() - startedAt;
  });
  return Math.min(...runs);
}
