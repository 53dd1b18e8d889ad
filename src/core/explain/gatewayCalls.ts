/** Calls that go through the AI Gateway, in the text of a TypeScript or JavaScript file: by its imports and its text alone. */
import { codeTextOf, type CodeText } from './codeText';
import { importedIn, type Imported } from './importedNames';

export interface GatewayCall {
  /** Offsets of the called name, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Functions and classes of the package `ai` that send a plain string as `model` to the gateway. */
const callers: readonly string[] = [
  ...['generateText', 'streamText', 'generateObject', 'streamObject', 'embed', 'embedMany', 'rerank'],
  ...['generateImage', 'experimental_generateImage', 'ToolLoopAgent', 'Agent', 'Experimental_Agent'],
];

const modelMethods: readonly (string | undefined)[] = [
  ...[undefined, 'languageModel', 'embeddingModel', 'textEmbeddingModel', 'imageModel'],
];

/** In characters that are looked at for arguments: a file that was written by people needs far less. */
const longestLook = 200_000;

/** In characters: a file that is longer was not written by people, and is not looked at. */
const longestText = 2 ** 18;

/** `undefined` where nothing is called so. What an expression in a template says is not looked at. */
export function firstGatewayCallIn(text: string): GatewayCall | undefined {
  if (text.length > longestText || !/['"](ai|@ai-sdk\/gateway)['"]/.test(text)) return undefined;
  const codeText = codeTextOf(text);
  const { names, namespaces } = importedIn(text, codeText);
  const gateways = new Set([...names].flatMap(([local, imported]) => (imported === 'gateway' ? [local] : [])));
  const look = { left: longestLook };
  for (const call of callsIn(codeText.code)) {
    const imported = importedAs(call, names, namespaces);
    const found = { start: call.start, end: call.start + call.name.length, name: call.name };
    if (imported === 'createGateway') {
      const constant = /(?:const|let|var)\s+([\w$]+)\s*=\s*$/.exec(
        codeText.code.slice(Math.max(0, call.from - 200), call.from),
      );
      if (constant?.[1] !== undefined && !hasProperty(text, codeText, call.open, 'apiKey', look))
        gateways.add(constant[1]);
    } else if (imported !== undefined && callers.includes(imported)) {
      const model = propertyAt(text, codeText, call.open, 'model', look);
      if (model !== undefined && isWholeString(codeText, model)) return found;
    } else if (isGateway(call, gateways, imported) && codeText.strings.has(afterBlanks(codeText.code, call.open))) {
      return found;
    }
    if (look.left <= 0) return undefined;
  }
  return undefined;
}

interface Call {
  /** Of the whole, with what stands before a dot. */
  readonly from: number;
  readonly owner: string | undefined;
  readonly name: string;
  readonly start: number;
  /** Behind the bracket. */
  readonly open: number;
}

function* callsIn(code: string): Generator<Call> {
  const call = /(?<![\w$.])([A-Za-z_$][\w$]*)(?:\s{0,99}\.\s{0,99}([A-Za-z_$][\w$]*))?\s{0,99}(?:<[^<>()]{0,200}>)?\(/g;
  for (const match of code.matchAll(call)) {
    const [whole, first = '', second] = match;
    const open = match.index + whole.length;
    const name = second ?? first;
    const start = second === undefined ? match.index : match.index + whole.indexOf(second, first.length);
    yield { from: match.index, owner: second === undefined ? undefined : first, name, start, open };
  }
}

/** What the called name is in its package. */
function importedAs(
  { owner, name }: Call,
  names: Imported['names'],
  namespaces: Imported['namespaces'],
): string | undefined {
  if (owner === undefined) return names.get(name);
  return namespaces.has(owner) ? name : undefined;
}

function isGateway({ owner, name }: Call, gateways: ReadonlySet<string>, imported: string | undefined): boolean {
  if (imported === 'gateway') return true;
  return owner === undefined ? gateways.has(name) : gateways.has(owner) && modelMethods.includes(name);
}

function isWholeString({ code, strings }: CodeText, start: number): boolean {
  const end = strings.get(start);
  return end !== undefined && /[,}]/.test(code.charAt(afterBlanks(code, end)));
}

function hasProperty(...search: Parameters<typeof propertyAt>): boolean {
  return propertyAt(...search) !== undefined;
}

/** Where the value of the property stands in the object that is the first argument; of the object itself alone. */
function propertyAt(
  text: string,
  { code, strings }: CodeText,
  open: number,
  name: string,
  look: { left: number },
): number | undefined {
  let at = afterBlanks(code, open);
  if (code.charAt(at) !== '{') return undefined;
  let isAtName = false;
  for (let depth = 0; at < code.length && look.left > 0; at += 1) {
    look.left -= 1;
    const character = code.charAt(at);
    if (depth === 1 && isAtName && !/\s/.test(character)) {
      isAtName = false;
      const end = strings.get(at) ?? at + name.length;
      const isNamed = text.slice(at, end).replace(/^['"]|['"]$/g, '') === name;
      const sign = afterBlanks(code, end);
      if (isNamed && code.charAt(sign) === ':') return afterBlanks(code, sign + 1);
    }
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth === 0) return undefined;
    if (depth === 1 && (character === '{' || character === ',')) isAtName = true;
  }
  return undefined;
}

function afterBlanks(code: string, from: number): number {
  let at = from;
  while (/\s/.test(code.charAt(at))) at += 1;
  return at;
}
