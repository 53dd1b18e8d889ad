/** Bundles the unit tests of `src/core` for mocha into one file, so that they share one copy of it. */
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** These look at the project's other files, or ask other programs. */
const others =
  /^(documents|examples|fuzz|layers|manifest|named|publishing|readme|release|translations|workflows)\.test\.ts$/;

const files = readdirSync('test/unit').filter((name) => name.endsWith('.test.ts') && !others.test(name));

/** Modules that have a stand-in beside this file, by what they are imported as. */
const standIns = { 'node:test': 'mocha', 'fast-check': 'fastCheck', './cpuTime': 'cpuTime' };

const standIn = {
  name: 'standIn',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    for (const [path, name] of Object.entries(standIns)) {
      made.onResolve({ filter: new RegExp(`^${path}$`) }, ({ importer }) =>
        importer.startsWith(resolve('test/unit')) ? { path: resolve(`test/mutation/${name}.ts`) } : undefined,
      );
    }
  },
};

await build({
  stdin: { contents: files.map((name) => `import './unit/${name}';`).join('\n'), resolveDir: 'test' },
  outfile: 'dist/test/mutation/unit.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  plugins: [standIn],
  logLevel: 'warning',
});
