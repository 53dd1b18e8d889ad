/** Whether a version can be released: by the manifest, the changelog and git. */

export interface Facts {
  readonly version: string;
  readonly changelog: string;
  /** Of files that differ from the last commit, as `git status --porcelain` says. */
  readonly changes: readonly string[];
  readonly tags: readonly string[];
  /** Those of the commit that is checked out. */
  readonly tagsHere: readonly string[];
  /** As `2026-01-31`. */
  readonly today: string;
}

/** What stands against it, in sentences. */
export function problemsWith(facts: Facts): string[] {
  return [...problemsOfTree(facts), ...problemsOfTags(facts), ...problemsOfChangelog(facts)];
}

function problemsOfTree({ changes }: Facts): string[] {
  return changes.length === 0 ? [] : [`Files differ from the last commit: ${changes.join(', ')}.`];
}

/** A workflow starts by the tag, a person sets it afterwards. */
function problemsOfTags({ version, tags, tagsHere }: Facts): string[] {
  const tag = `v${version}`;
  const others = tagsHere.filter((name) => /^v\d/.test(name) && name !== tag);
  return [
    ...(tags.includes(tag) && !tagsHere.includes(tag) ? [`The tag ${tag} is at another commit already.`] : []),
    ...(others.length > 0 ? [`This commit is tagged as ${others.join(', ')}, and package.json says ${version}.`] : []),
  ];
}

function problemsOfChangelog({ version, changelog, today }: Facts): string[] {
  const sections = sectionsIn(changelog);
  const waiting = sections.find((section) => section.version === 'Unreleased');
  const own = sections.find((section) => section.version === version);
  if (own === undefined) return [`CHANGELOG.md has no section "## [${version}] - ${today}".`];
  return [
    ...(entriesIn(own.text) === 0 ? [`The section of ${version} in CHANGELOG.md has no entry.`] : []),
    ...(own.date === undefined ? [`The section of ${version} in CHANGELOG.md has no date.`] : []),
    ...(own.date !== undefined && own.date > today ? [`The date of ${version} in CHANGELOG.md is to come.`] : []),
    ...(waiting !== undefined && entriesIn(waiting.text) > 0
      ? ['Entries wait under "Unreleased" in CHANGELOG.md.']
      : []),
    ...(sections.find((section) => section !== waiting) === own
      ? []
      : [`${version} is not the newest in CHANGELOG.md.`]),
  ];
}

interface Section {
  readonly version: string;
  readonly date: string | undefined;
  readonly text: string;
}

function sectionsIn(changelog: string): Section[] {
  return changelog.split(/^(?=## )/m).flatMap((part) => {
    const heading = /^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?$/m.exec(part);
    return heading === null
      ? []
      : [{ version: heading[1] ?? '', date: heading[2], text: part.slice(heading[0].length).trim() }];
  });
}

function entriesIn(text: string): number {
  return (text.match(/^- /gm) ?? []).length;
}
