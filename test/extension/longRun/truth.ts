/** What is true of a project, computed from scratch: by core, from the files on the disk and the circumstances of now. */
import { basename } from 'node:path';
import { largestFileBytes, type FileContent } from '../../../src/core/env/content';
import type { EnvLoader } from '../../../src/core/env/loader';
import { envLoaders } from '../../../src/core/env/loaders';
import { linkInProjectFile, linkInRepoFile, type Link } from '../../../src/core/project/link';
import { isLogin } from '../../../src/core/project/login';
import { nameOf, type Listed } from '../../../src/core/project/monorepo';
import * as core from '../../../src/core/project/project';
import { envFactOf } from '../../../src/core/project/reading';
import { shellEntriesOf } from '../../../src/core/project/shell';
import { presentationAt, type Presentation } from '../../../src/core/status/presentation';
import { tooltipAt } from '../../../src/core/status/tooltip';
import { nameFrom } from '../../../src/core/words/name';
import { l10n } from '../../../src/vscode/editor/l10n';
import { readSettings } from '../../../src/vscode/editor/settings';
import { readShellValues } from '../../../src/vscode/project/shellValues';
import type * as vscode from 'vscode';
import type { Editor } from '../editor';
import { Uri } from '../recorder';

/** Where the login of the Vercel CLI is. */
export const loginPath = '/data/com.vercel.cli/auth.json';

export class Truth {
  readonly #facts = new Map<string, core.Fact>();
  /** Of now, by what they are of: most of the time of a run would go here else. */
  readonly #projects = new Map<string, core.Project>();
  readonly #presentations = new Map<string, Presentation>();

  constructor(
    private readonly editor: Editor,
    private readonly isAtWorkIn: (place: string) => boolean,
  ) {}

  /** To be called when files or settings are others. */
  forget(): void {
    this.#projects.clear();
    this.#presentations.clear();
  }

  /** The workspace folder that holds the path. */
  rootOf(path: string): string | undefined {
    return this.editor.folders.find((folder) => `${path}/`.startsWith(`${folder}/`));
  }

  projectAt(place: string): core.Project {
    const project = this.#projects.get(place) ?? this.#readProject(place);
    this.#projects.set(place, project);
    return project;
  }

  /** A workspace folder with something of its own, or one below with a sign of a project. */
  isProject(place: string): boolean {
    const root = this.rootOf(place);
    if (root === undefined) return false;
    const listed = this.#listedIn(root);
    const isListed = listed.some(({ directory }) => pathOf(root, directory) === place);
    if (place === root) return isListed || core.isProject(this.projectAt(root));
    const signs = ['.vercel/project.json', ...envLoaders.next.files].map((file) => `${place}/${file}`);
    return (isListed ? [place] : signs).some((path) => this.#contentOf(path).kind !== 'absent');
  }

  /** Those that are known without looking for them, in their order. */
  get known(): string[] {
    return this.editor.folders.flatMap((root) => [
      ...(core.isProject(this.projectAt(root)) ? [root] : []),
      ...this.#listedIn(root).map(({ directory }) => pathOf(root, directory)),
    ]);
  }

  nameOf(place: string): string {
    const root = this.rootOf(place) ?? '';
    if (place === root) return nameFrom(basename(root)) ?? '';
    const row = this.#listedIn(root).find(({ directory }) => pathOf(root, directory) === place);
    return row?.name ?? nameOf(place.slice(root.length + 1));
  }

  /** As it is to be shown, `undefined` where nothing concerns the AI Gateway. */
  presentationOf(place: string, name: string | undefined): Presentation | undefined {
    const project = this.projectAt(place);
    if (!project.concerned) return undefined;
    const pulling = this.isAtWorkIn(place);
    const now = Date.now();
    const key = [now, pulling, place, name].join(' ');
    const presentation =
      this.#presentations.get(key) ??
      presentationAt(l10n, now, project, { settings: readSettings(uriOf(place)), pulling, name }).value;
    this.#presentations.set(key, presentation);
    return presentation;
  }

  /** What the hover says then. */
  tooltipOf(place: string, presentation: Presentation): string {
    return tooltipAt(l10n, Date.now(), this.projectAt(place), presentation).value;
  }

  #readProject(place: string): core.Project {
    const { envFiles } = readSettings(uriOf(place));
    const manifest = this.#factOf('package.json', this.#contentOf(`${place}/package.json`), envLoaders.next);
    const loader = envLoaders[manifest.kind === 'manifest' ? manifest.loader : 'next'];
    const order = envFiles.files.length > 0 ? envFiles.files : loader.files;
    const facts = core.projectFiles(order).map((file) => {
      const content = this.#contentOf(`${place}/${file}`);
      return [file, this.#factOf(file, content, loader)] as const;
    });
    return core.projectOf(order, envFiles, new Map(facts), {
      onDisk: true,
      linkAbove: this.#linkAbove(place),
      linkedAbove: this.#isLinkedAbove(place),
      shell: shellEntriesOf(readShellValues(uriOf(place))),
      loggedIn: this.editor.files.has(loginPath) && isLogin(textIn(this.#contentOf(loginPath))),
      known: [],
    });
  }

  /** Of the same text it is the same. */
  #factOf(file: string, content: FileContent, loader: EnvLoader): core.Fact {
    const isOther = core.isOtherFile(file);
    const key = JSON.stringify([isOther ? file : loader.files, content]);
    const fact =
      this.#facts.get(key) ?? (isOther ? core.otherFactOf(file, content) : envFactOf(content, loader.reader));
    this.#facts.set(key, fact);
    return fact;
  }

  #listedIn(root: string): readonly Listed[] {
    return core.listedBy(this.projectAt(root));
  }

  #linkAbove(place: string): Link | undefined {
    for (const above of foldersAbove(place)) {
      const content = this.#contentOf(`${above}/.vercel/repo.json`);
      if (content.kind === 'text') return linkInRepoFile(content.text, place.slice(above.length + 1));
    }
    return undefined;
  }

  #isLinkedAbove(place: string): boolean {
    const above = foldersAbove(place).find((folder) => this.#contentOf(`${folder}/.vercel`).kind !== 'absent');
    return (
      above !== undefined && linkInProjectFile(textIn(this.#contentOf(`${above}/.vercel/project.json`))) !== undefined
    );
  }

  #contentOf(path: string): FileContent {
    const found = this.editor.files.get(path);
    if (found === undefined) {
      const isFolder = [...this.editor.files.keys()].some((name) => name.startsWith(`${path}/`));
      return { kind: isFolder ? 'directory' : 'absent' };
    }
    const size = typeof found === 'string' ? found.length : found.size;
    if (size > largestFileBytes) return { kind: 'unreadable', problem: 'tooLarge' };
    return typeof found === 'string' ? { kind: 'text', text: found } : { kind: 'unreadable', problem: 'failed' };
  }
}

function textIn(content: FileContent): string {
  return content.kind === 'text' ? content.text : '';
}

function pathOf(root: string, directory: string): string {
  return directory === '' ? root : `${root}/${directory}`;
}

/** The nearest first, without the root of the disk. */
function foldersAbove(place: string): string[] {
  const names = place.split('/').slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, names.length - index).join('/')}`);
}

/** The recorder's address, which stands for the editor's. */
function uriOf(place: string): vscode.Uri {
  return Uri.file(place) as unknown as vscode.Uri;
}
