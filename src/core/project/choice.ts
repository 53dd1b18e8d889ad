/** Which project is shown: what is pinned, else the one of the active editor, else the last one, else the first there is. */

export interface Choice<P> {
  /** `undefined` while there is no project. */
  readonly shown: P | undefined;
  /** What was pinned or in the editor last, be it gone for now. */
  readonly last: P | undefined;
}

export interface Candidates<P> {
  /** The pinned one, then those of the active editor, the nearest first. */
  readonly wished: readonly P[];
  /** All that are known, in their order. They are asked about one by one, since there may be a thousand. */
  readonly known: () => Iterable<P>;
}

/** `isProject` is asked about no more places than it takes. */
export async function choose<P>(
  before: Choice<P>,
  candidates: Candidates<P>,
  isProject: (place: P) => Promise<boolean>,
): Promise<Choice<P>> {
  for (const place of candidates.wished) if (await isProject(place)) return { shown: place, last: place };
  // Nothing that tells of a project is active: the last one stays while it is there.
  for (const place of fallbacks(before, candidates)) {
    if (await isProject(place)) return { shown: place, last: before.last ?? place };
  }
  return { shown: undefined, last: before.last };
}

/** The places on whose coming and going the choice depends. */
export function decidingPlaces<P>(choice: Choice<P>, candidates: Candidates<P>): P[] {
  const { shown, last } = choice;
  if (shown === undefined) return [...candidates.wished, ...fallbacks(choice, candidates)];
  return [...candidates.wished, last ?? shown, shown];
}

function* fallbacks<P>({ shown, last }: Choice<P>, { known }: Candidates<P>): Generator<P> {
  // What is shown stays, though another one has come that is listed before it.
  for (const place of [last, shown]) if (place !== undefined) yield place;
  yield* known();
}
