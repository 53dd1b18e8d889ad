/**
 * `npm run mutation` breaks `src/core` in one place after another, and tells where no unit test notices. What is broken once,
 * when a module is loaded, is left out: each such mutant would need a process and all tests of its own.
 */
const folder = '.vscode-test/mutation';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/core/**/*.ts'],
  ignorePatterns: ['.vscode-test', 'dist', 'media'],
  buildCommand: 'node test/mutation/build.mjs',
  testRunner: 'mocha',
  mochaOptions: { spec: ['dist/test/mutation/unit.js'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  /** In milliseconds, beside what the tests take: a loop without an end is found by it. */
  timeoutMS: 2000,
  tempDirName: `${folder}/sandbox`,
  reporters: ['progress', 'clear-text', 'html', 'json'],
  htmlReporter: { fileName: `${folder}/report.html` },
  jsonReporter: { fileName: `${folder}/report.json` },
  clearTextReporter: { logTests: false, reportMutants: false, reportTests: false, allowColor: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
