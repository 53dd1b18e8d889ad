/** The extensions that are measured side by side: an empty one, ours, and others that are given. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyExtension } from './emptyExtension';
import { ourExtension, ourId } from './ourExtension';

export interface Subject {
  /** By which it is told. */
  readonly name: string;
  readonly id: string;
  /** What it costs that there is an extension at all; the others are told beside it. */
  readonly isFloor: boolean;
  readonly path: string;
}

/** Copies them into that folder, none of which activates by itself then. `peers` are folders of built extensions. */
export function subjectsIn(folder: string, peers: readonly string[]): Subject[] {
  const floor = emptyExtension(folder, 'empty');
  return [
    { name: 'Empty', isFloor: true, path: floor, id: idIn(floor) },
    { name: 'Ours', isFloor: false, path: ourExtension(folder), id: ourId },
    ...peers.map((peer, index) => copied(peer, join(folder, `peer-${index}`))),
  ];
}

function copied(peer: string, path: string): Subject {
  cpSync(peer, path, { recursive: true });
  const file = join(path, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, activationEvents: [] }));
  const id = idIn(path);
  return { name: id, isFloor: false, path, id };
}

function idIn(path: string): string {
  const { publisher, name } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, string>;
  if (publisher === undefined || name === undefined) throw new Error(`${path} holds no extension.`);
  return `${publisher}.${name}`;
}
