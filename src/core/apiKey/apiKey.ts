/** What people are told while they set or switch off an API key. */
import { commandCategory } from '../words/actionTitles';
import { apiKeyVariable, oidcVariable } from '../credential/credential';
import { looksLikeKey } from '../credential/worth';
import { credentialsIn, heldIn } from '../project/inEffect';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { Project } from '../project/project';
import { isWritable } from '../env/edit';
import type { L10n } from '../words/l10n';
import { buttonTitle, failure, info, warning, type Message } from '../words/message';
import { fileNameOf, placeOf } from '../project/sourceWords';
import { notWrittenSentence } from '../env/writeProblem';

export function apiKeyPrompt(l10n: L10n, file: string) {
  return {
    title: `${commandCategory}: ${buttonTitle(l10n, 'setApiKey')}`,
    prompt: l10n.t('It is written to {file} as {variable}.', { file, variable: apiKeyVariable }),
    placeHolder: 'vck_…',
  };
}

/** About what is typed, without repeating it; `refused` where it cannot be written. */
export function apiKeyProblem(
  l10n: L10n,
  typed: string,
): { readonly refused: boolean; readonly text: string } | undefined {
  const key = typed.trim();
  if (key === '' || looksLikeKey(key)) return undefined;
  if (!isWritable(key)) {
    return { refused: true, text: l10n.t('This has characters that an env file cannot hold.') };
  }
  const text = /^['"`]|['"`]$/.test(key)
    ? l10n.t('This has quotes around it, which would count as part of the key. Press Enter to use it all the same.')
    : l10n.t(
        'Keys of the AI Gateway start with "{start}" and have letters, digits, "_" and "-" alone. Press Enter to use it all the same.',
        { start: 'vck_' },
      );
  return { refused: false, text };
}

/** Said when nothing is to be done. */
export function noKeyInEffectMessage(l10n: L10n): Message {
  return info(
    l10n.t('No value of {variable} in an env file is in effect: nothing to switch off.', { variable: apiKeyVariable }),
  );
}

export function noKeyToBringBackMessage(l10n: L10n): Message {
  return info(
    l10n.t('No env file has an {variable} that is commented out and would be in effect again without its "#".', {
      variable: apiKeyVariable,
    }),
  );
}

/** By what the files say after the change: a key was written or brought back, or switched off. */
export function credentialMessage(l10n: L10n, project: Project, done: 'on' | 'off'): Message {
  const [inEffect] = credentialsIn(project);
  const [deciding] = heldIn(project, 'apiKey');
  if (done === 'on' && inEffect?.kind !== 'apiKey' && deciding !== undefined) {
    const args = { apiKey: apiKeyVariable, place: placeOf(l10n, deciding.source) };
    return warning(l10n.t('{apiKey} is written, and hidden by the empty value in {place}.', args), 'openEnvFile');
  }
  const apiKey = apiKeyVariable;
  if (done === 'on' && deciding?.source.kind === 'shell') {
    return warning(
      l10n.t(
        '{apiKey} is written, and the one in the environment of terminals stays in effect for what is started there.',
        { apiKey },
      ),
    );
  }
  switch (inEffect?.kind) {
    case 'apiKey':
      return info(l10n.t('{apiKey} in {file} is in effect.', { apiKey, file: fileNameOf(l10n, inEffect.source) }));
    case 'oidc': {
      const args = { apiKey, token: oidcVariable, file: fileNameOf(l10n, inEffect.source) };
      return info(l10n.t('{apiKey} is commented out, and {token} in {file} in effect.', args));
    }
    case undefined:
      return noCredentialMessage(l10n, remedyOf(project));
  }
}

function noCredentialMessage(l10n: L10n, remedy: Remedy): Message {
  const apiKey = apiKeyVariable;
  switch (remedy) {
    case 'refresh':
      return warning(
        l10n.t('{apiKey} is commented out, and there is no OIDC token yet: a refresh gets one.', { apiKey }),
        'refresh',
      );
    case 'link':
      return warning(
        l10n.t('{apiKey} is commented out, and there is no OIDC token yet: link the folder, then a refresh gets one.', {
          apiKey,
        }),
        'link',
      );
    case undefined:
      return warning(l10n.t('{apiKey} is commented out, and there is no OIDC token yet.', { apiKey }));
  }
}

export function keyNotWrittenMessage(l10n: L10n, file: string, reason: string): Message {
  return failure(notWrittenSentence(l10n, file, reason), 'openEnvFile');
}
