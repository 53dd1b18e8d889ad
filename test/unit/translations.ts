/** The translations that the project holds: of the code's sentences, and of the manifest's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { knownClaims, momentClaims } from '../../src/core/explain/claimRows';
import { actionButtons } from '../../src/core/words/actionButtons';
import { actionTitles } from '../../src/core/words/actionTitles';
import type { L10n } from '../../src/core/words/l10n';
import { answers } from '../../src/core/words/message';
import { runs } from '../../src/core/cli/run';
import { english, filled } from './english';

export type Language = 'de' | 'ja';
export const languages: readonly Language[] = ['de', 'ja'];

type Texts = Readonly<Record<string, string>>;

/** By the English sentence. */
export function bundleOf(language: Language): Texts {
  return textsIn(join('src', 'l10n', `bundle.l10n.${language}.json`));
}

/** By the manifest's own names; without a language, the English texts. */
export function manifestTexts(language?: Language): Texts {
  return textsIn(language === undefined ? 'package.nls.json' : `package.nls.${language}.json`);
}

export function l10nOf(language: Language): L10n {
  const bundle = bundleOf(language);
  return { ...english, t: (sentence, args) => filled(bundle[sentence] ?? sentence, args) };
}

/** Every English sentence that the code can ask a translation for. */
export function sentencesInCode(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const literal = files.flatMap((path) => sentencesIn(join('src', path)));
  const inTables = [
    ...Object.values(actionTitles),
    ...Object.values(actionButtons),
    ...Object.values(answers),
    ...Object.values(runs).map(({ name }) => name),
    ...[...knownClaims, ...momentClaims].map(({ meaning }) => meaning),
  ];
  return [...new Set([...literal, ...inTables])];
}

/** The places that look a sentence up by other than a literal: those of the tables, and the editor's own function. */
const lookups = [
  'src/core/words/actionTitles.ts',
  'src/core/words/message.ts',
  'src/core/cli/run.ts',
  'src/core/explain/claimRows.ts',
  'src/vscode/editor/l10n.ts',
];

function sentencesIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\bl10n\.t$/.test(node.expression.getText())) {
      const [sentence] = node.arguments;
      if (sentence !== undefined && ts.isStringLiteralLike(sentence)) found.push(sentence.text);
      else if (!lookups.includes(path)) throw new Error(`${path} translates ${sentence?.getText() ?? 'nothing'}.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textsIn(path: string): Texts {
  // A JSON file of the project, of which the tests check the shape.
  return JSON.parse(readFileSync(path, 'utf8')) as Texts;
}
