/** The two variables where a name can be written in an env file. */
import { credentialKinds } from '../credential/credential';
import type { L10n } from '../words/l10n';
import type { CredentialKind } from '../credential/credential';

export interface Completion {
  readonly name: string;
  readonly text: string;
}

/** Those that the line does not stand for already: `line` is what stands before the caret in its line. */
export function completionsFor(l10n: L10n, line: string): readonly Completion[] {
  if (!/^\s*(export\s+)?[\w.-]*$/.test(line)) return [];
  return credentialKinds.map(({ kind, variable }) => ({ name: variable, text: sentenceOf(l10n, kind) }));
}

function sentenceOf(l10n: L10n, kind: CredentialKind): string {
  switch (kind) {
    case 'apiKey':
      return l10n.t('API key of the AI Gateway. Where it has a value, it is what requests send.');
    case 'oidc':
      return l10n.t('OIDC token of the Vercel project, valid for 12 hours. A refresh writes it.');
  }
}
