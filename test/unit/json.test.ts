import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asObject, objectIn, textAt } from '../../src/core/project/json';

test('an object is read from JSON, and nothing else', () => {
  assert.deepEqual(objectIn('{"a":1}'), { a: 1 });
  for (const json of ['', '{', '1', '"a"', 'null', 'undefined']) assert.equal(objectIn(json), undefined, json);
});

test('a list is an object, since none of its texts is asked for by a name', () => {
  assert.equal(textAt(asObject(['a']), 'name'), undefined);
});

test('a text is one that is there and not empty', () => {
  const object = objectIn('{"a":"x","b":"","c":1,"d":null}');
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e'].map((key) => textAt(object, key)),
    ['x', undefined, undefined, undefined, undefined],
  );
  assert.equal(textAt(undefined, 'a'), undefined);
});
