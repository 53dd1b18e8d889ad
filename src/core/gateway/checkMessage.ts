/** What a person is told who has asked for a check. */
import type { CheckResult } from '../credential/known';
import type { Credential } from '../project/inEffect';
import type { Remedy } from '../project/obstacle';
import { fileIn, fileNameOf } from '../project/sourceWords';
import { checkSentence } from '../status/checkWords';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import { failure, info, warning, type Button, type Message } from '../words/message';

interface OfProject {
  /** Where there are several. */
  readonly name: string | undefined;
  readonly remedy: Remedy;
}

export function checkMessage(
  l10n: L10n,
  { kind, source }: Credential,
  result: CheckResult,
  { name, remedy }: OfProject,
): Message {
  const file = source.kind === 'shell' ? fileNameOf(l10n, source) : fileIn(l10n, name, source.file);
  const which =
    kind === 'apiKey' ? l10n.t('The API key in {file}:', { file }) : l10n.t('The OIDC token in {file}:', { file });
  const text = joined([which, checkSentence(l10n, result)]);
  const another: readonly Button[] =
    kind === 'apiKey' ? ['createApiKey', 'setApiKey'] : remedy === undefined ? [] : [remedy];
  switch (result.kind) {
    case 'valid':
      return info(text);
    case 'invalid':
    case 'unsendable':
      return failure(text, ...another);
    case 'forbidden':
      return failure(text, 'openDashboard', ...another);
    case 'verification':
    case 'unpaid':
      return failure(text, 'openDashboard');
    case 'rateLimited':
    case 'offline':
    case 'timedOut':
    case 'proxyRefused':
    case 'unexpected':
      return warning(text, 'checkCredential', 'showLog');
  }
}

/** The setting names an address that no credential is sent to. */
export function addressRefusedMessage(l10n: L10n): Message {
  return failure(
    l10n.t(
      'The setting "{setting}" is no https address. The credential is sent to https alone, or to this computer itself.',
      { setting: 'aiGatewayAuth.gatewayUrl' },
    ),
    'openSettings',
  );
}

/** The answer is about one that is no longer sent. */
export function changedMeanwhileMessage(l10n: L10n): Message {
  return info(
    l10n.t('The credential in effect has changed while it was checked. Check the new one.'),
    'checkCredential',
  );
}

export function nothingToCheckMessage(l10n: L10n): Message {
  return info(l10n.t('There is no credential to check yet.'), 'createApiKey', 'setApiKey');
}
