/** A call that would go through the gateway, in the code of a project that has no credential for it. */
import { credentialsIn, unreadableIn } from '../project/inEffect';
import { remedyOf } from '../project/obstacle';
import type { Project } from '../project/project';
import type { Action } from '../words/actions';
import type { L10n } from '../words/l10n';
import { firstGatewayCallIn } from './gatewayCalls';

export interface CodeHint {
  /** Offsets of the called name, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The remedies, the best first. */
  readonly actions: readonly Action[];
}

export function lacksCredential(project: Project): boolean {
  return credentialsIn(project).length === 0 && unreadableIn(project) === undefined;
}

/** One for a file. `undefined` where nothing is called, or a credential is there. */
export function codeHintOf(l10n: L10n, text: string, project: Project): CodeHint | undefined {
  if (!lacksCredential(project)) return undefined;
  const call = firstGatewayCallIn(text);
  if (call === undefined) return undefined;
  const remedy = remedyOf(project);
  const { name: called, start, end } = call;
  const sentence = l10n.t('"{called}" goes through the AI Gateway, and this project has no credential for it.', {
    called,
  });
  return { start, end, text: sentence, actions: [...(remedy === undefined ? [] : [remedy]), 'setApiKey'] };
}
