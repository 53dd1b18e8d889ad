/** All that a person sees of a project at a moment, and until when. */
import type { EpochMs, Timed } from '../words/clock';
import type { CredentialKind } from '../credential/credential';
import { isRefusal } from '../credential/known';
import type { Finding } from './finding';
import { findingsOf } from './findings';
import { checkIn, commentedKeyIn, credentialsIn } from '../project/inEffect';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { L10n } from '../words/l10n';
import { lacksCredential, noticeIdOf } from './due';
import type { Project } from '../project/project';
import { renewalOf } from './renewal';
import type { Settings } from '../words/settings';
import { isOfNoUse, statusAt, type Status } from './status';
import { statusViewOf, type StatusView } from './view';
import { tooltipAt } from './tooltip';

export interface Presentation {
  readonly status: Status;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
  readonly view: StatusView;
  readonly tooltip: string;
  /** The identity of a notice that is due. */
  readonly notice: string | undefined;
  readonly remedy: Remedy;
  /** The identity of a token that is to be refreshed without being asked. */
  readonly renewal: string | undefined;
  /** What the palette shows and hides commands by. */
  readonly contexts: Contexts;
  /** The gravest first. */
  readonly findings: readonly Finding[];
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
  const findings = findingsOf(l10n, status.value, project);
  const check = checkIn(project);
  const refused = check !== undefined && isRefusal(check.result);
  const suspicious = refused || findings.some((finding) => finding.suspicious);
  const shown = { format: settings['statusBar.format'], pulling, suspicious, name };
  const view = statusViewOf(l10n, status.value, shown);
  const tooltip = tooltipAt(l10n, now, {
    status: status.value,
    title: view.value.spoken,
    findings,
    check,
    remedy: pulling ? 'cancel' : remedy,
  });
  return {
    value: {
      status: status.value,
      name,
      view: view.value,
      tooltip: tooltip.value,
      notice: noticeIdOf(status.value, project, settings.notifications),
      remedy,
      renewal: remedy === 'refresh' ? renewalOf(status.value, settings) : undefined,
      contexts: contextsOf(project, status.value, pulling),
      findings,
    },
    trueForMs: Math.min(status.trueForMs, view.trueForMs, tooltip.trueForMs),
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
    usable: 'source' in status && !('doubt' in status) && !isOfNoUse(status),
    accepted: checkIn(project)?.result.kind === 'valid',
    lacksCredential: lacksCredential(status, project),
  };
}
