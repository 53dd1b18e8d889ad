/** Puts what a report of a fault needs onto the clipboard. */
import vscode = require('vscode');
import { diagnosticsOf } from '../../core/status/diagnostics';
import type { Clock } from '../../core/words/clock';
import { info, type Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { readSettings, settingsSection } from '../editor/settings';
import type { Projects } from '../project/projects';

export async function copyDiagnostics(projects: Projects, clock: Clock): Promise<Message> {
  await projects.started;
  const { workspaceFolders = [], isTrusted } = vscode.workspace;
  const around = {
    versions: {
      'AI Gateway Auth': manifest().version,
      'VS Code': `${vscode.version}, ${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}`,
      system: `${process.platform} ${process.arch}, Node.js ${process.versions.node}`,
      remote: vscode.env.remoteName ?? 'none',
      language: vscode.env.language,
    },
    trusted: isTrusted,
    folders: workspaceFolders.length,
    settings: changedSettings(),
    warnBeforeMinutes: readSettings(undefined).warnBeforeMinutes,
  };
  const known = projects.followed.flatMap(({ project }) => project ?? []);
  await vscode.env.clipboard.writeText(diagnosticsOf(l10n, clock.now(), around, known));
  return info(l10n.t('Copied, without values, names and paths. Paste it into your report.'));
}

function changedSettings(): Record<string, string> {
  const section = vscode.workspace.getConfiguration(settingsSection);
  const changed = Object.entries(manifest().contributes.configuration.properties).flatMap(([name, property]) => {
    const key = name.slice(settingsSection.length + 1);
    const value: unknown = section.get(key);
    if (JSON.stringify(value) === JSON.stringify(property.default)) return [];
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || property.enum?.includes(value) === true;
    return [[key, isPlain ? String(value) : 'set'] as const];
  });
  return Object.fromEntries(changed);
}

interface Manifest {
  readonly version: string;
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Property>> } };
}

interface Property {
  readonly default: unknown;
  readonly enum?: readonly unknown[];
}

function manifest(): Manifest {
  // The extension's own, whose form its tests hold.
  return vscode.extensions.getExtension('ai-gateway-tools.ai-gateway-auth')?.packageJSON as Manifest;
}
