/** What of the source the unit and extension rings run, by lines and branches. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Share {
  readonly covered: number;
  readonly total: number;
}

/** Of one source file, in the reporter's shape. */
interface Summary {
  readonly lines: Share;
  readonly branches: Share;
}

/** The least that is accepted, in percent of lines and of branches. */
const least: Readonly<Record<string, number>> = { core: 98, vscode: 90 };

/** Where Node.js leaves what it saw of each process, with `NODE_V8_COVERAGE`. */
export function coverageFolder(root: string): string {
  return join(root, '.vscode-test', 'coverage');
}

/** Prints each layer's figures, and the files with the most that nothing runs. The result is whether they are enough. */
export function reportCoverage(root: string): boolean {
  const summaries = summariesIn(root);
  const results = Object.entries(least).map(([layer, percent]) => {
    const files = Object.entries(summaries).filter(([path]) => path.startsWith(join(root, 'src', layer)));
    const lines = percentOf(files.map(([, summary]) => summary.lines));
    const branches = percentOf(files.map(([, summary]) => summary.branches));
    console.log(
      `src/${layer}: ${lines.toFixed(2)} % of lines, ${branches.toFixed(2)} % of branches (at least ${percent} %)`,
    );
    const missed = files.map(([path, { branches: share }]) => ({ path, count: share.total - share.covered }));
    const most = missed.filter(({ count }) => count > 1).sort((one, other) => other.count - one.count);
    for (const { path, count } of most.slice(0, 5)) console.log(`  ${path.slice(root.length + 1)}: ${count} branches`);
    return files.length > 0 && lines >= percent && branches >= percent;
  });
  return results.every(Boolean);
}

function summariesIn(root: string): Readonly<Record<string, Summary>> {
  const folder = coverageFolder(root);
  const args = [`--temp-directory=${folder}`, `--reports-dir=${join(folder, 'report')}`, '--reporter=json-summary'];
  const excluded = ['--exclude-after-remap', '--exclude=test/**', '--exclude=node_modules/**'];
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'c8'), ['report', ...args, ...excluded], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The coverage could not be read.');
  // The reporter wrote it, in this shape.
  return JSON.parse(readFileSync(join(folder, 'report', 'coverage-summary.json'), 'utf8')) as Record<string, Summary>;
}

function percentOf(shares: readonly Share[]): number {
  const sum = (key: keyof Share): number => shares.reduce((all, share) => all + share[key], 0);
  return (100 * sum('covered')) / sum('total');
}
