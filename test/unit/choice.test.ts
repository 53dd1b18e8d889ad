import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, decidingPlaces, type Choice } from '../../src/core/project/choice';

interface Row {
  readonly about: string;
  readonly before?: Partial<Choice<string>>;
  readonly wished?: string;
  /** In their order; those that are there are projects. */
  readonly known?: string;
  readonly there: string;
  /** What is shown, then the last one; `-` for none. */
  readonly after: string;
  /** The places that are asked about, in that order. */
  readonly asked: string;
  readonly deciding: string;
}

const rows: readonly Row[] = [
  { about: 'nothing at all', there: '', after: '--', asked: '', deciding: '' },
  {
    about: 'the first wish that is a project',
    wished: 'pab',
    there: 'ab',
    after: 'aa',
    asked: 'pa',
    deciding: 'pabaa',
  },
  { about: 'the pin before the editor', wished: 'pa', there: 'pa', after: 'pp', asked: 'p', deciding: 'papp' },
  {
    about: 'the first that is known',
    wished: 'e',
    known: 'abc',
    there: 'bc',
    after: 'bb',
    asked: 'eab',
    deciding: 'ebb',
  },
  {
    about: 'the last one stays while it is there',
    ...{ before: { shown: 'b', last: 'b' }, wished: 'e', known: 'ab', there: 'ab' },
    ...{ after: 'bb', asked: 'eb', deciding: 'ebb' },
  },
  {
    about: 'another one is shown while the last one is gone',
    ...{ before: { shown: 'b', last: 'b' }, known: 'ac', there: 'ac' },
    ...{ after: 'ab', asked: 'bba', deciding: 'ba' },
  },
  {
    about: 'the last one comes back',
    ...{ before: { shown: 'a', last: 'b' }, known: 'ab', there: 'ab' },
    ...{ after: 'bb', asked: 'b', deciding: 'bb' },
  },
  {
    about: 'what is shown stays though one that is listed before it comes',
    ...{ before: { shown: 'c', last: 'b' }, known: 'ac', there: 'ac' },
    ...{ after: 'cb', asked: 'bc', deciding: 'bc' },
  },
  {
    about: 'what was the last one is remembered when all are gone',
    ...{ before: { shown: 'a', last: 'b' }, known: 'ab', there: '' },
    ...{ after: '-b', asked: 'baab', deciding: 'bab' },
  },
];

for (const { about, before, wished = '', known = '', there, after, asked, deciding } of rows) {
  test(`the choice of a project: ${about}`, async () => {
    const candidates = { wished: Array.from(wished), known: () => known };
    const places: string[] = [];
    const choice = await choose({ shown: undefined, last: undefined, ...before }, candidates, (place) => {
      assert.equal(typeof place, 'string');
      places.push(place);
      return Promise.resolve(there.includes(place));
    });
    assert.equal(`${choice.shown ?? '-'}${choice.last ?? '-'}`, after);
    assert.equal(places.join(''), asked);
    assert.equal(decidingPlaces(choice, candidates).join(''), deciding);
  });
}
