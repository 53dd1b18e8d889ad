/**
 * Builds the extension into `dist/*.js` and, with `--tests`, the tests into `dist/test/`: `extension.js`, a
 * part for each `import()`, what these share, `runner.js`, the process of terminals that ask, and `web.js`.
 * `--production` minifies the extension and leaves its source map out; `--watch` builds again on change.
 */
import { build, context } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

const shipped = {
  ...shared,
  outdir: 'dist',
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
};

/** What is loaded soonest, by what it begins with. The rest begins with all of these, so that what they share is in them. */
const soonest = new Map([
  ['src/extension.ts', []],
  ['src/vscode/files/linkTargets.ts', ['src/extension.ts']],
  ['src/core/project/reading.ts', ['src/extension.ts']],
  ['src/core/env/loaders.ts', ['src/extension.ts', 'src/core/project/reading.ts']],
  ['src/glance.ts', ['src/extension.ts', 'src/core/project/reading.ts']],
  [
    'src/details.ts',
    ['src/extension.ts', 'src/vscode/files/linkTargets.ts', 'src/core/project/reading.ts', 'src/glance.ts'],
  ],
]);

const later = {
  name: 'later',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    const inSource = (/** @type {string} */ path) => JSON.stringify(resolve(path));
    made.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: resolve(resolveDir, `${path}.ts`), namespace: 'later' } : undefined,
    );
    made.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const before = soonest.get(relative('', path)) ?? [...soonest.keys()];
      return {
        contents: `${before.map((part) => `import ${inSource(part)};`).join('\n')}\nexport * from ${inSource(path)};`,
        resolveDir: 'src',
      };
    });
  },
};

/** Each `require` of the editor's API is looked up anew by the editor: one serves all files. */
const vscodeOnce = {
  name: 'vscodeOnce',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    made.onResolve({ filter: /^vscode$/ }, ({ path, namespace }) =>
      namespace === 'once' ? { path, external: true } : { path, namespace: 'once' },
    );
    made.onLoad({ filter: /./, namespace: 'once' }, () => ({ contents: "module.exports = require('vscode');" }));
  },
};

/**
 * esbuild splits ES modules alone, and the oldest supported editor loads none: the parts become CommonJS once they are split.
 * It also puts what several parts share into files of their own: these become one with the part that is loaded soonest.
 */
const commonJs = {
  name: 'commonJs',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    made.onEnd(async ({ outputFiles = [], metafile }) => {
      const parts = partsOf(metafile?.outputs ?? {});
      const textOf = new Map(outputFiles.map(({ path, text }) => [relative('', path), text]));
      await build({
        ...shipped,
        // All that is asked for is external; for Node.js, esbuild would list the exports once more.
        platform: 'neutral',
        entryPoints: Object.fromEntries([...parts.values()].map((part) => [part, `part:${part}`])),
        // `require` instead: Node.js imports no file without its extension, and the editor knows `require`.
        supported: { 'dynamic-import': false },
        sourcemap: production ? false : 'inline',
        plugins: [joinedParts(parts, textOf)],
      });
    });
  },
};

/**
 * Each part is all of its outputs, and asks for the other parts by their names.
 * @param {Map<string, string>} parts by the path of the output
 * @param {Map<string, string>} textOf likewise
 * @returns {import('esbuild').Plugin}
 */
function joinedParts(parts, textOf) {
  return {
    name: 'joinedParts',
    setup(made) {
      made.onResolve({ filter: /./ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return { path, namespace: 'part' };
        const output = path.replace(/^\.\//, 'dist/');
        const part = parts.get(output);
        if (part === undefined) return { path, external: true };
        const isOwn = importer === `part:${part}` || parts.get(importer) === part;
        return isOwn ? { path: output, namespace: 'output' } : { path: `./${part}.js`, external: true };
      });
      made.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => {
        const own = [...parts].filter(([, part]) => path === `part:${part}`);
        return { contents: own.map(([output]) => `export * from './${basename(output)}';`).join('\n') };
      });
      made.onLoad({ filter: /./, namespace: 'output' }, ({ path }) => ({ contents: textOf.get(path) ?? '' }));
    },
  };
}

/**
 * The name of the part that each output of the split belongs to. What is shared by parts of which none is loaded soonest has
 * the names of these.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function partsOf(outputs) {
  const named = Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [{ path, name: basename(entryPoint, '.ts') }],
  );
  const soon = [...soonest.keys()].map((part) => basename(part, '.ts'));
  const partOf = (/** @type {string} */ path) => {
    const users = named.filter((part) => part.path === path || begins(outputs, part.path).includes(path));
    const names = users.map(({ name }) => name);
    const own = named.find((part) => part.path === path);
    return own?.name ?? soon.find((name) => names.includes(name)) ?? names.sort().join('+');
  };
  const parts = new Map(Object.keys(outputs).map((path) => [path, partOf(path)]));
  // One without code of its own hands on the names of another one, which are the same things.
  const hasCode = (/** @type {string} */ path) =>
    Object.values(outputs[path]?.inputs ?? {}).some(({ bytesInOutput }) => bytesInOutput > 0);
  const names = [...parts]
    .filter(([path]) => hasCode(path))
    .flatMap(([path, part]) => outputs[path]?.exports.map((name) => `${part}: ${name}`) ?? []);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  // `export *` would leave it out without a word.
  if (twice !== undefined)
    throw new Error(`Two files of a part export one name: ${twice}. It wants a row of what it begins with.`);
  return parts;
}

/**
 * All that is loaded with that part.
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} part
 * @returns {string[]}
 */
function begins(outputs, part) {
  const direct = outputs[part]?.imports.flatMap(({ kind, path }) =>
    kind === 'import-statement' && path in outputs ? [path] : [],
  );
  return [...new Set(direct?.flatMap((path) => [path, ...begins(outputs, path)]))];
}

/** @type {import('esbuild').BuildOptions} */
export const extension = {
  ...shipped,
  entryPoints: ['src/extension.ts'],
  format: 'esm',
  splitting: true,
  plugins: [vscodeOnce, later, commonJs],
  metafile: true,
  write: false,
  sourcemap: production ? false : 'inline',
};

/** Modules for which there is another one in a browser, by their paths in `src`. */
const inBrowser = new Map(
  ['vscode/files/claims', 'vscode/gateway/request'].map((path) => [
    resolve('src', path),
    resolve('src/web', `${basename(path)}.ts`),
  ]),
);

/** There is no Node.js in a browser: what asks for its modules all the same fails with a sentence, once it uses them. */
const withoutNode = {
  name: 'withoutNode',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    const isAbsent = (/** @type {string} */ path) => isBuiltin(path) || path === 'cross-spawn';
    made.onResolve({ filter: /^[\w:/-]+$/ }, ({ path }) =>
      isAbsent(path) ? { path, namespace: 'absent' } : undefined,
    );
    made.onLoad({ filter: /./, namespace: 'absent' }, ({ path }) => ({
      contents: `
        const absent = (name) => () => {
          const error = new Error(\`There is no ${path} in a browser: \${name}\`);
          ${path.endsWith('/promises') ? 'return Promise.reject(error)' : 'throw error'};
        };
        module.exports = Object.create(new Proxy({}, { get: (_, name) => absent(String(name)) }));`,
    }));
    made.onResolve({ filter: /\/(claims|request)$/ }, ({ path, resolveDir }) => {
      const found = inBrowser.get(resolve(resolveDir, path));
      return found === undefined ? undefined : { path: found };
    });
  },
};

/**
 * The extension in one file for editors in a browser, which load no second one.
 * @type {import('esbuild').BuildOptions}
 */
const web = {
  ...shipped,
  entryPoints: { web: 'src/extension.ts' },
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
  inject: ['src/web/globals.ts'],
  plugins: [withoutNode],
};

/** @type {import('esbuild').BuildOptions} */
const runner = { ...shipped, entryPoints: ['src/runner.ts'] };

const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
  .map((path) => join('test', path));

/** @type {import('esbuild').BuildOptions} */
const tests = { ...shared, outbase: 'test', outdir: 'dist/test', packages: 'external', sourcemap: 'inline' };

const recorded = join('test', 'extension');
const testBuilds = [
  { ...tests, entryPoints: testFiles.filter((path) => !path.startsWith(recorded)) },
  {
    ...tests,
    entryPoints: testFiles.filter((path) => path.startsWith(recorded)),
    // The extension ring runs the real `activate` in plain Node against a recorder of the editor.
    alias: { vscode: './test/extension/recorder.ts' },
    logOverride: { 'import-is-undefined': 'error' },
  },
];
const builds = [extension, runner, web, ...(withTests ? testBuilds : [])];

// The parts of an earlier build may have had other names.
for (const name of existsSync('dist') ? readdirSync('dist') : []) {
  if (withTests || name.includes('.js')) rmSync(join('dist', name), { recursive: true });
}
mkdirSync('dist', { recursive: true });
if (watch) {
  await Promise.all(builds.map(async (options) => (await context(options)).watch()));
  console.log('Watching.');
} else {
  await Promise.all(builds.map((options) => build(options)));
}
