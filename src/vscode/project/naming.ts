/** By what projects are told from one another. */
import { uriOf, type Place } from './place';
import type { ProjectFolder } from './projectFolder';
import type { Projects } from './projects';

/** All that are known without a search, each once. */
export function placesOf(projects: Projects): Place[] {
  return [...new Map([...projects.known()].map((place) => [uriOf(place).toString(), place])).values()];
}

/** Where there are several, or another one is shown. */
export function nameOf(projects: Projects, { place, uri }: ProjectFolder): string | undefined {
  return areSeveral(projects) || uri.toString() !== projects.current?.uri.toString() ? place.name : undefined;
}

/** One whose files are watched, by its address. */
export function followedAt({ followed }: Projects, address: string): ProjectFolder | undefined {
  return followed.find(({ uri }) => uri.toString() === address);
}

/** It is asked for each change, so that it looks no further than needed. */
function areSeveral(projects: Projects): boolean {
  let first: string | undefined;
  for (const place of projects.known()) {
    const address = uriOf(place).toString();
    if (first !== undefined && address !== first) return true;
    first = address;
  }
  return false;
}
