/** Asks the AI Gateway what it makes of the credential in effect, when a person says so. */
import vscode = require('vscode');
import type { CheckResult, Known } from '../../core/credential/known';
import { below, gatewayAddressOf } from '../../core/gateway/address';
import {
  addressRefusedMessage,
  changedMeanwhileMessage,
  checkMessage,
  nothingToCheckMessage,
} from '../../core/gateway/checkMessage';
import { asSent, isSendable } from '../../core/credential/sent';
import { checkResultOf, creditsHeaders, creditsPath } from '../../core/gateway/creditsAnswer';
import { identityOfWorth, type Credential } from '../../core/project/inEffect';
import { remedyOf } from '../../core/project/obstacle';
import type { Clock } from '../../core/words/clock';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { tell, type Act } from '../editor/messages';
import { readMachineSettings } from '../editor/machineSettings';
import type { ProjectFolder } from '../project/projectFolder';
import { readInEffect } from '../project/valueInEffect';
import { askGateway, type Answer } from './request';

interface Parts {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  actIn(folder: ProjectFolder): Act;
  /** Where there are several projects. */
  nameOf(folder: ProjectFolder): string | undefined;
  /** Keeps it, and shows it. */
  note(found: Known): Promise<void>;
}

/** In bytes; the answer is two numbers. */
const longestAnswer = 65_536;

export class Checker {
  readonly #running = new Map<string, Promise<Message>>();

  constructor(private readonly parts: Parts) {}

  /** A call while the same project is being checked joins that one. */
  async check(folder: ProjectFolder): Promise<void> {
    const key = folder.uri.toString();
    const running = this.#running.get(key);
    if (running !== undefined) {
      await running;
      return;
    }
    const checking = this.#perform(folder).finally(() => this.#running.delete(key));
    this.#running.set(key, checking);
    await tell(await checking, this.parts.actIn(folder));
  }

  async #perform(folder: ProjectFolder): Promise<Message> {
    const address = gatewayAddressOf(readMachineSettings().gatewayUrl);
    if (address === undefined) return addressRefusedMessage(l10n);
    const inEffect = await readInEffect(folder);
    if (inEffect === undefined) return nothingToCheckMessage(l10n);
    const { credential, value } = inEffect;
    const options = { location: vscode.ProgressLocation.Window, title: l10n.t('Checking the credential…') };
    const result = await vscode.window.withProgress(options, () => this.#ask(address, credential, value));
    const identity = identityOfWorth(credential.worth);
    if (identity !== undefined) await this.parts.note({ identity, check: { at: this.parts.clock.now(), result } });
    if ((await readInEffect(folder))?.value !== value) return changedMeanwhileMessage(l10n);
    const remedy = remedyOf(await folder.read());
    return checkMessage(l10n, credential, result, { name: this.parts.nameOf(folder), remedy });
  }

  async #ask(address: URL, { kind }: Credential, value: string): Promise<CheckResult> {
    const sent = asSent(value);
    if (!isSendable(sent)) return { kind: 'unsendable' };
    const headers = creditsHeaders(kind, sent);
    const { clock } = this.parts;
    const answer = await askGateway({ address: below(address, creditsPath), headers, clock, longest: longestAnswer });
    const result = resultOf(answer);
    this.parts.log.info(`credits: ${detailsOf(answer)}, ${result.kind}`);
    return result;
  }
}

function resultOf(answer: Answer): CheckResult {
  switch (answer.kind) {
    case 'answered':
      return checkResultOf(answer.status, answer.body);
    case 'tooLong':
      return { kind: 'unexpected', status: 200 };
    case 'offline':
    case 'timedOut':
    case 'proxyRefused':
      return { kind: answer.kind };
  }
}

function detailsOf(answer: Answer): string {
  return answer.kind === 'answered' ? `HTTP status ${answer.status}` : answer.reason;
}
