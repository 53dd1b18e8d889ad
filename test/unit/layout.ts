/** Projects as tests write them down: files by name, the environment, and what lies around. */
import { envLoaders } from '../../src/core/env/loaders';
import { expandedIn } from '../../src/core/env/expanded';
import type { Link } from '../../src/core/project/link';
import {
  isOtherFile,
  otherFactOf,
  projectFiles,
  projectOf,
  type Fact,
  type Project,
} from '../../src/core/project/project';
import { envFactOf } from '../../src/core/project/reading';
import { envFilesSettingOf } from '../../src/core/words/settings';
import { shellEntriesOf } from '../../src/core/project/shell';
import type { FileContent } from '../../src/core/env/content';

export interface Layout {
  /** The text of each file that exists, by its path in the folder; an env file may be what cannot be read. */
  readonly files?: Readonly<Record<string, string | FileContent>>;
  readonly shell?: Readonly<Record<string, string>>;
  /** The setting `aiGatewayAuth.envFiles`. */
  readonly envFiles?: readonly string[];
  readonly linkAbove?: Link;
  /** The SDK finds a link above. */
  readonly linkedAbove?: boolean;
  readonly loggedIn?: boolean;
  readonly onDisk?: boolean;
  /** What was found out of credentials. */
  readonly known?: Project['known'];
}

export const linked = { '.vercel/project.json': '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}' };

export function projectFrom({
  files = {},
  shell = {},
  envFiles = [],
  linkAbove,
  linkedAbove = false,
  loggedIn = false,
  onDisk = true,
  known = [],
}: Layout): Project {
  const contentOf = (file: string): FileContent => {
    const found = files[file];
    if (file === '.vercel' && Object.keys(files).some((name) => name.startsWith('.vercel')))
      return { kind: 'directory' };
    return found === undefined ? { kind: 'absent' } : typeof found === 'string' ? { kind: 'text', text: found } : found;
  };
  const manifest = otherFactOf('package.json', contentOf('package.json'));
  const loader = envLoaders[manifest.kind === 'manifest' ? manifest.loader : 'next'];
  const setting = envFilesSettingOf(envFiles);
  const order = setting.files.length > 0 ? setting.files : loader.files;
  const texts = order.flatMap((file) => {
    const content = contentOf(file);
    return content.kind === 'text' ? [{ file, text: content.text }] : [];
  });
  const resolved = loader.load(texts, shell);
  const facts = projectFiles(order).map((file): [string, Fact] => {
    if (isOtherFile(file)) return [file, otherFactOf(file, contentOf(file))];
    const fact = envFactOf(contentOf(file), loader.reader);
    if (fact.envFile.kind !== 'read' || !fact.envFile.refers) return [file, fact];
    return [file, envFactOf(contentOf(file), loader.reader, expandedIn(file, order, resolved))];
  });
  return projectOf(order, setting, new Map(facts), {
    onDisk,
    linkAbove,
    linkedAbove,
    shell: shellEntriesOf(shell),
    loggedIn,
    known,
  });
}
