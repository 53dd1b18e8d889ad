/** A status in terms for programs: no words, and nothing of a value. */
import type { CredentialKind } from '../credential/credential';
import type { Project } from '../project/project';
import { findingsOf } from '../status/findings';
import type { Presentation } from '../status/presentation';
import type { Status } from '../status/status';
import type { EpochMs } from '../words/clock';
import type { L10n } from '../words/l10n';

export interface Summary {
  readonly kind: Status['kind'];
  readonly inEffect: CredentialKind | undefined;
  readonly source: 'file' | 'shell' | undefined;
  /** The one that decides, that cannot be read, or that a new credential would go to; by its path in the project. */
  readonly file: string | undefined;
  readonly expiresAt: EpochMs | undefined;
  /** The codes of the findings, the gravest first. */
  readonly issues: readonly string[];
}

export function summaryOf(l10n: L10n, project: Project, { status, contexts }: Presentation): Summary {
  const source = 'source' in status ? status.source : undefined;
  return {
    kind: status.kind,
    inEffect: contexts.inEffect,
    source: source?.kind,
    file: 'file' in status ? status.file : source?.kind === 'file' ? source.file : undefined,
    expiresAt: 'token' in status ? status.token.expiresAt : 'facts' in status ? status.facts?.expiresAt : undefined,
    issues: findingsOf(l10n, status, project).map(({ code }) => code),
  };
}
