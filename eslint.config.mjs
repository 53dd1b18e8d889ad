/** The one configuration for lint and format: `eslint --fix .` formats too. */
import prettier from 'eslint-plugin-prettier/recommended';
import tseslint from 'typescript-eslint';

const pureCore = 'core is pure: time, files and the editor arrive as arguments';

export default tseslint.config(
  { ignores: ['dist/', '.vscode-test/', '**/node_modules/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'Buffer', 'performance'].map(
          (name) => ({ name, message: pureCore }),
        ),
      ],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: pureCore }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: pureCore },
      ],
    },
  },
  {
    // node:test's test() and describe() return promises that its runner awaits.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          checkThenables: true,
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  prettier,
  { rules: { 'prettier/prettier': ['error', { singleQuote: true, printWidth: 120 }] } },
);
