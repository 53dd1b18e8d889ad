/** The editor's own code, out of the bundle that it runs from: a bundle exports nothing, and has no names of its modules. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import * as ts from 'typescript';

/** A statement of the bundle's top level, with the names of that level which it needs. */
interface Statement {
  readonly text: string;
  readonly uses: ReadonlySet<string>;
}

/** Each is what the declaration is worth that has such a text. */
export function loadFromBundle<Name extends string>(
  path: string,
  wanted: Readonly<Record<Name, RegExp>>,
): Readonly<Record<Name, unknown>> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false);
  const byName = new Map<string, Statement[]>();
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    for (const { names, node } of declarationsOf(statement)) {
      const text = textOf(node, source);
      const isWanted = Object.entries<RegExp>(wanted).find(([, pattern]) => pattern.test(text));
      if (isWanted !== undefined && names[0] !== undefined) found.set(isWanted[0], names[0]);
      const uses = new Set(identifiersIn(node));
      for (const name of names) byName.set(name, [...(byName.get(name) ?? []), { text, uses }]);
    }
  }
  for (const name of Object.keys(wanted)) if (!found.has(name)) throw new Error(`${path} has no ${name}.`);
  const result = [...found].map(([name, minified]) => `${name}: ${minified}`);
  const script = [...closureOf([...found.values()], byName), `({ ${result.join(', ')} })`];
  // Its keys are the names, all of which were found.
  return runInNewContext(script.join('\n')) as Readonly<Record<Name, unknown>>;
}

interface Declaration {
  /** Those that it declares, or puts something into. */
  readonly names: readonly string[];
  readonly node: ts.Node;
}

function declarationsOf(statement: ts.Statement): Declaration[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ names: namesOf(node.name), node }));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return [{ names: statement.name === undefined ? [] : [statement.name.text], node: statement }];
  }
  // A namespace is a function that is called with its object: `(x=>{…})(X||={})`.
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
  const [filled] = statement.expression.arguments;
  const isFilled = filled !== undefined && ts.isBinaryExpression(filled) && ts.isIdentifier(filled.left);
  return isFilled && ts.isIdentifier(filled.left) ? [{ names: [filled.left.text], node: statement }] : [];
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

function textOf(node: ts.Node, source: ts.SourceFile): string {
  const text = source.text.slice(node.pos, node.end);
  return ts.isVariableDeclaration(node) ? `var ${text};` : `${text};`;
}

/** But those that name what an object has. */
function* identifiersIn(node: ts.Node): Generator<string> {
  if (ts.isIdentifier(node)) yield node.text;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  const named = ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node) || ts.isClassElement(node);
  for (const child of children)
    if (!named || child !== node.name || !ts.isIdentifier(child)) yield* identifiersIn(child);
}

/** In the order in which they are needed: what is used first comes first. */
function closureOf(names: readonly string[], byName: ReadonlyMap<string, readonly Statement[]>): string[] {
  const seen = new Set<string>();
  const texts = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { text, uses } of byName.get(name) ?? []) {
      for (const used of uses) add(used);
      texts.add(text);
    }
  };
  names.forEach(add);
  return [...texts];
}
