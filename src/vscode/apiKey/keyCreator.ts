/** Creates an API key by the Vercel CLI, and writes it into the env file. Nobody else gets to see it. */
import vscode = require('vscode');
import { creationIn, failureIn, type Creation } from '../../core/apiKey/cliKeys';
import {
  createQuestion,
  keyAtHandMessage,
  keyFailureMessage,
  needsLinkMessage,
  oldCliMessage,
  removedMessage,
  strandedMessage,
  unknownCreationMessage,
} from '../../core/apiKey/createWords';
import { credentialMessage } from '../../core/apiKey/apiKey';
import { createArguments, knowsKeys, removeArguments, type NewKey } from '../../core/apiKey/newKey';
import type { Cli } from '../../core/cli/cli';
import { versionArguments, versionSaid, type CliOutput } from '../../core/cli/output';
import { apiKeyVariable } from '../../core/credential/credential';
import { withValue } from '../../core/env/edit';
import { writeProblemOf } from '../../core/env/writeProblem';
import { fileFor, unreadableAmong } from '../../core/project/inEffect';
import type { Link } from '../../core/project/link';
import { obstacleMessage } from '../../core/project/obstacleMessage';
import { type Project } from '../../core/project/project';
import { readerOf } from '../../core/project/reader';
import { fileIn } from '../../core/project/sourceWords';
import type { Message } from '../../core/words/message';
import { findCliAsking } from '../cli/find';
import type { Capture, VercelCli } from '../cli/vercelCli';
import { l10n } from '../editor/l10n';
import { ask, tell, type Act } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import type { KeyFile } from './keyFile';
import type { KeyList } from './keyList';
import { askForNewKey } from './newKeyPrompt';

interface Parts {
  readonly cli: VercelCli;
  readonly keyFile: KeyFile;
  readonly keyList: KeyList;
  readonly log: vscode.LogOutputChannel;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  actIn(folder: ProjectFolder): Act;
  /** Where there are several projects. */
  nameOf(folder: ProjectFolder): string | undefined;
}

/** Decided, before anything is created. */
interface Order {
  readonly folder: ProjectFolder;
  readonly project: Project;
  readonly cli: Cli;
  readonly link: Link;
  readonly file: string;
  readonly key: NewKey;
}

export class KeyCreator {
  readonly #running = new Map<string, Promise<Message | undefined>>();

  constructor(private readonly parts: Parts) {}

  /** A call while one is under way for the project joins that one. */
  async create(folder: ProjectFolder): Promise<void> {
    const id = folder.uri.toString();
    const running = this.#running.get(id);
    if (running !== undefined) {
      await running;
      return;
    }
    const creating = this.#perform(folder).finally(() => this.#running.delete(id));
    this.#running.set(id, creating);
    const message = await creating;
    if (message !== undefined) await tell(message, this.parts.actIn(folder));
  }

  /** What to tell about it; `undefined` when the person decided against it, or was told. */
  async #perform(folder: ProjectFolder): Promise<Message | undefined> {
    const order = await this.#order(folder);
    if (order === undefined || 'text' in order) return order;
    const creation = await this.#create(order);
    switch (creation.kind) {
      case 'created':
        return this.#write(order, creation);
      case 'failed':
        return keyFailureMessage(l10n, creation);
      case 'unknown':
        return unknownCreationMessage(l10n, order.key.name, creation.id);
    }
  }

  /** Everything that can stand in the way stands there before the key does. */
  async #order(folder: ProjectFolder): Promise<Order | Message | undefined> {
    const { cli: vercel, keyFile } = this.parts;
    if (!(await keyFile.isWritable(folder))) return undefined;
    const project = await folder.read();
    const { link } = project;
    if (link === undefined) return needsLinkMessage(l10n);
    const file = fileFor(project, 'apiKey');
    const unreadable = unreadableAmong(project, file);
    if (unreadable !== undefined) return obstacleMessage(l10n, { kind: 'unreadable', file: unreadable.file });
    const cli = await findCliAsking(vercel, folder, this.parts.actIn(folder));
    if (cli === undefined || 'text' in cli) return cli;
    const version = await this.#version(folder, cli);
    if (version === 'cancelled') return undefined;
    if (!knowsKeys(version)) return oldCliMessage(l10n, version);
    const key = await askForNewKey(link.project);
    if (key === undefined) return undefined;
    const isWanted =
      (await ask(createQuestion(l10n, key, { project, link, file, name: this.parts.nameOf(folder) }))) === 'create';
    if (!isWanted || !(await keyFile.mayWrite(folder, file))) return undefined;
    return { folder, project, cli, link, file, key };
  }

  /** `undefined` also where the CLI cannot be started. To say its version, it may have to be downloaded. */
  async #version(folder: ProjectFolder, cli: Cli): Promise<string | undefined> {
    const { cli: vercel } = this.parts;
    const version = await vercel.version(folder, cli);
    if (version !== undefined) return version;
    try {
      const title = l10n.t('Asking the Vercel CLI for its version…');
      const said = await watched(title, () => vercel.capture(folder, cli, versionArguments));
      return said.end.kind === 'cancelled' ? 'cancelled' : versionSaid(said);
    } catch (error) {
      this.parts.log.warn(`vercel --version: ${writeProblemOf(l10n, error)}`);
      return undefined;
    }
  }

  async #create({ folder, cli, key, link }: Order): Promise<Creation> {
    const title = l10n.t('Creating the API key "{name}"…', { name: key.name });
    try {
      const args = createArguments(key, link.teamId);
      return creationIn(await watched(title, () => this.parts.cli.capture(folder, cli, args)));
    } catch (error) {
      // It could not be started.
      return { ...failureIn(''), words: writeProblemOf(l10n, error) };
    }
  }

  async #write(order: Order, { key, id }: Extract<Creation, { kind: 'created' }>): Promise<Message> {
    const { folder, project, cli, file } = order;
    const { name } = order.key;
    for (;;) {
      try {
        await this.parts.keyFile.write(folder, file, (text) => withValue(text, apiKeyVariable, key, readerOf(project)));
        break;
      } catch (error) {
        const reason = writeProblemOf(l10n, error);
        this.parts.log.error(`The API key ${id ?? ''} was created and not written: ${reason}`);
        const place = fileIn(l10n, this.parts.nameOf(folder), file);
        const answer = await ask(keyAtHandMessage(l10n, { name, id, file: place, reason }));
        if (answer === 'tryAgain') continue;
        const removed = answer === 'removeKey' && id !== undefined && (await this.#remove(order, id));
        return removed ? removedMessage(l10n, name) : strandedMessage(l10n, name, id);
      }
    }
    this.parts.start(this.parts.keyList.note(folder, cli, key));
    return credentialMessage(l10n, await folder.look(), 'on');
  }

  /** Whether it is gone. */
  async #remove({ folder, cli, link }: Order, id: string): Promise<boolean> {
    try {
      const args = removeArguments(id, link.teamId);
      const title = l10n.t('Removing the API key…');
      const { end } = await watched(title, () => this.parts.cli.capture(folder, cli, args));
      return end.kind === 'exited' && end.code === 0;
    } catch (error) {
      this.parts.log.error(writeProblemOf(l10n, error));
      return false;
    }
  }
}

/** A person sees that it runs, and can end it. */
async function watched(title: string, start: () => Capture): Promise<CliOutput> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    const { ended, stop } = start();
    const listener = token.onCancellationRequested(() => {
      stop('cancelled');
    });
    return ended.finally(() => {
      listener.dispose();
    });
  });
}
