/** Puts a first call through the AI Gateway into an editor, unsaved. */
import vscode = require('vscode');
import { addressText, below, gatewayAddressOf, usualGateway } from '../../core/gateway/address';
import {
  exampleDescription,
  exampleKinds,
  exampleLanguages,
  exampleText,
  exampleTitle,
  type ExampleKind,
} from '../../core/gateway/examples';
import { builtInModels, modelDetail, modelsIn, modelsPath, type Model } from '../../core/gateway/models';
import { actionTitle, commandCategory } from '../../core/words/actionTitles';
import type { Clock } from '../../core/words/clock';
import { l10n } from '../editor/l10n';
import { readMachineSettings } from '../editor/machineSettings';
import { askGateway } from './request';

interface Parts {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

/** In bytes; the list has some hundred models. */
const longestList = 4_000_000;

/** Does nothing where a question is dismissed. */
export async function insertExample(parts: Parts): Promise<void> {
  const title = `${commandCategory}: ${actionTitle(l10n, 'insertExample')}`;
  const kind = await pickKind(title);
  const model = kind && (await pickModel(parts, title));
  if (kind === undefined || model === undefined) return;
  const { gatewayUrl } = readMachineSettings();
  const address = gatewayUrl === usualGateway ? undefined : gatewayAddressOf(gatewayUrl);
  const gateway = address && addressText(address);
  const content = exampleText(kind, { model, gateway });
  const document = await vscode.workspace.openTextDocument({ language: exampleLanguages[kind], content });
  await vscode.window.showTextDocument(document);
}

async function pickKind(title: string): Promise<ExampleKind | undefined> {
  const entries = exampleKinds.map((kind) => ({
    ...{ label: exampleTitle(l10n, kind), description: exampleDescription(kind), example: kind },
  }));
  return (await vscode.window.showQuickPick(entries, { title, ignoreFocusOut: true }))?.example;
}

async function pickModel(parts: Parts, title: string): Promise<string | undefined> {
  const stop = new AbortController();
  const options = { title, placeHolder: l10n.t('Which model?'), matchOnDescription: true, ignoreFocusOut: true };
  const picked = await vscode.window.showQuickPick(modelEntries(parts, stop.signal), options);
  stop.abort();
  return picked?.id;
}

interface Entry extends vscode.QuickPickItem {
  readonly description: string;
  readonly id: string;
}

async function modelEntries(parts: Parts, signal: AbortSignal): Promise<Entry[]> {
  const listed = await listModels(parts, signal);
  const entries = (listed ?? builtInModels).map((model) => ({
    ...{ label: model.id, description: model.name, detail: modelDetail(l10n, model), id: model.id },
  }));
  if (listed !== undefined) return entries;
  const label = l10n.t('A built-in list: the gateway could not be asked');
  return [{ kind: vscode.QuickPickItemKind.Separator, label, description: '', id: '' }, ...entries];
}

/** `undefined` where the gateway gives none. */
async function listModels({ clock, log }: Parts, signal: AbortSignal): Promise<readonly Model[] | undefined> {
  const address = gatewayAddressOf(readMachineSettings().gatewayUrl);
  if (address === undefined) return undefined;
  const headers = { accept: 'application/json' };
  const answer = await askGateway({
    address: below(address, modelsPath),
    headers,
    clock,
    longest: longestList,
    signal,
  });
  const models = answer.kind === 'answered' && answer.status === 200 ? modelsIn(answer.body) : undefined;
  const how = answer.kind === 'answered' ? `HTTP status ${answer.status}` : answer.reason;
  log.info(`models: ${how}, ${models?.length ?? 'none'}`);
  return models;
}
