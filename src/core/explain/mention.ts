/** Where an env file's text gives one of the two variables a value, or one whose name is nearly theirs. */
import { apiKeyVariable, credentialKinds, oidcVariable, type CredentialKind } from '../credential/credential';
import { walk, type Span } from '../env/scan';
import { linesOf } from '../env/text';
import { nearNameOf } from './nearName';

export interface Mention extends Span {
  readonly kind: CredentialKind;
  /** Of the name, counted from 0. */
  readonly line: number;
  /** The name is the variable's, and not one that is nearly it. */
  readonly isExact: boolean;
}

/** More than any file has that was written by people; of more, the last ones are looked at, of which one decides. */
const mostMentions = 500;

/** In their order; of a name that is nearly right the last one alone, which is the one that would count. */
export function mentionsIn(text: string): readonly Mention[] {
  const exact: Span[] = [];
  const near = new Map<string, Span>();
  const kinds = new Map<string, CredentialKind | undefined>();
  walk(text, (span) => {
    const { name } = span;
    if (name === apiKeyVariable || name === oidcVariable) exact.push(span);
    if (!kinds.has(name)) kinds.set(name, kindNear(name));
    if (kinds.get(name) !== undefined) near.set(name, span);
  });
  const found = [...exact.slice(-mostMentions), ...[...near.values()].slice(-mostMentions)];
  const lineAt = linesOf(text);
  return found
    .sort((one, other) => one.nameStart - other.nameStart)
    .map((span) => ({ ...span, ...kindOf(span.name), line: lineAt(span.nameStart) }));
}

function kindOf(name: string): Pick<Mention, 'kind' | 'isExact'> {
  const own = credentialKinds.find(({ variable }) => variable === name);
  if (own !== undefined) return { kind: own.kind, isExact: true };
  // All others were found to be near one of the two.
  return { kind: kindNear(name) ?? 'apiKey', isExact: false };
}

function kindNear(name: string): CredentialKind | undefined {
  const variable = nearNameOf(name);
  return credentialKinds.find((row) => row.variable === variable)?.kind;
}
