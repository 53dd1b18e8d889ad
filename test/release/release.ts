/**
 * `npm run release`: checks, tests and packs a version, and says how to publish it. It sends nothing.
 * With `--dry-run` it goes on without tests, and past what stands against the release.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import manifest from '../../package.json';
import { makePackage, packagedFiles } from '../host/package';
import { bundledPackages } from './bundled';
import { problemsWith } from './checks';
import { contentsText, publishCommands } from './contents';

const dryRun = process.argv.includes('--dry-run');
const folder = join('dist', 'release');

async function main(): Promise<void> {
  const problems = problemsWith({
    version: manifest.version,
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
    changes: git('status', '--porcelain'),
    tags: git('tag', '--list'),
    tagsHere: git('tag', '--points-at', 'HEAD'),
    today: new Date().toISOString().slice(0, 10),
  });
  for (const problem of problems) console.error(problem);
  if (!dryRun) {
    if (problems.length > 0) throw new Error(`${manifest.version} cannot be released.`);
    runTests();
  }
  const [commit = '', committedAt = ''] = git('log', '-1', '--format=%H%n%ct');
  // The same commit gives the same file, whoever packs it.
  process.env['SOURCE_DATE_EPOCH'] = committedAt;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const path = await makePackage(folder, `${manifest.name}-${manifest.version}.vsix`);
  const file = basename(path);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const files = (await packagedFiles()).map((each) => ({ path: each, bytes: statSync(each).size }));
  const contents = contentsText({ file, sha256, commit, files, bundled: await bundledPackages() });
  writeFileSync(join(folder, 'SHA256SUMS'), `${sha256}  ${file}\n`);
  writeFileSync(join(folder, 'CONTENTS.txt'), contents);
  console.log(`\n${contents}\nTo publish it by hand:`);
  for (const command of publishCommands(path)) console.log(`  ${command}`);
  if (dryRun) console.log('\nThis was a dry run: nothing was tested.');
}

function runTests(): void {
  const { status } = spawnSync(process.execPath, [join('dist', 'test', 'all.js')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('Tests failed.');
}

function git(...args: readonly string[]): string[] {
  return execFileSync('git', args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
