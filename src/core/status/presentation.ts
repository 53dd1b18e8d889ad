/** What a person sees of a project at a glance, and until when. */
import type { EpochMs, Timed } from '../words/clock';
import type { CredentialKind } from '../credential/credential';
import type { Token } from '../credential/token';
import { checkIn, commentedKeyIn, credentialsIn } from '../project/inEffect';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { L10n } from '../words/l10n';
import { lacksCredential, noticeIdOf } from './due';
import type { Project } from '../project/project';
import { renewalOf } from './renewal';
import type { Settings } from '../words/settings';
import { isOfNoUse, statusAt, type Status } from './status';
import { isSuspicious } from './suspicion';
import { statusViewOf, type StatusView } from './view';

export interface Presentation {
  readonly status: Status;
  /** The credential in effect is of no use. */
  readonly isOfNoUse: boolean;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
  readonly view: StatusView;
  /** The identity of a notice that is due. */
  readonly notice: string | undefined;
  readonly remedy: Remedy;
  /** The token that is to be refreshed without being asked. */
  readonly renewal: Token | undefined;
  /** What the palette shows and hides commands by. */
  readonly contexts: Contexts;
}

export interface Contexts {
  /** For people's own `when` clauses. */
  readonly status: Status['kind'];
  /** `undefined` where there is none, or it cannot be read. */
  readonly inEffect: CredentialKind | undefined;
  /** An API key is in effect that stands in a file, where it can be switched off. */
  readonly keyInFile: boolean;
  readonly hasCommentedKey: boolean;
  readonly pulling: boolean;
  /** As far as somebody has come who begins: these tick the steps of the walkthrough off. */
  readonly loggedIn: boolean;
  readonly linked: boolean;
  readonly usable: boolean;
  readonly accepted: boolean;
  /** It depends on the AI SDK, and has no credential: where the walkthrough is offered. */
  readonly lacksCredential: boolean;
}

interface Display {
  readonly settings: Settings;
  readonly pulling: boolean;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
}

export function presentationAt(
  l10n: L10n,
  now: EpochMs,
  project: Project,
  { settings, pulling, name }: Display,
): Timed<Presentation> {
  const remedy = remedyOf(project);
  const status = statusAt(now, project, settings.warnBeforeMinutes);
  const suspicious = isSuspicious(status.value, project);
  const shown = { format: settings['statusBar.format'], pulling, suspicious, name };
  const view = statusViewOf(l10n, status.value, shown);
  return {
    value: {
      status: status.value,
      isOfNoUse: isOfNoUse(status.value),
      name,
      view: view.value,
      notice: noticeIdOf(status.value, project, settings.notifications),
      remedy,
      renewal: remedy === 'refresh' ? renewalOf(status.value, settings) : undefined,
      contexts: contextsOf(project, status.value, pulling),
    },
    trueForMs: Math.min(status.trueForMs, view.trueForMs),
  };
}

function contextsOf(project: Project, status: Status, pulling: boolean): Contexts {
  const [inEffect] = credentialsIn(project);
  return {
    status: status.kind,
    inEffect: 'source' in status ? inEffect?.kind : undefined,
    keyInFile: inEffect?.kind === 'apiKey' && inEffect.source.kind === 'file',
    hasCommentedKey: commentedKeyIn(project) !== undefined,
    pulling,
    loggedIn: project.loggedIn,
    linked: project.link !== undefined,
    usable: 'source' in status && !isOfNoUse(status),
    accepted: checkIn(project)?.result.kind === 'valid',
    lacksCredential: lacksCredential(status, project),
  };
}
