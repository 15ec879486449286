// What a request may ask for, and what Next is told that it asks for.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readableAddress } from './readable-address.mjs';

for (const same of [
  '/',
  '/articles/1?tag=C1',
  '/reset/abc%20d',
  '/%C3%A9%F0%9F%98%80',
  '/%25',
  '/%25ff',
  '/articles?q=%ff&to=http://galley/x',
  '/x?%',
  '/http://galley/x',
  '//galley.example/x',
  '*',
]) {
  test(`"${same}" is left as it is`, () => assert.equal(readableAddress(same), same));
}

for (const [given, read] of [
  ['/reset/abc%', '/reset/abc%25'],
  ['/reset/abc%2', '/reset/abc%252'],
  ['/articles/%ff', '/articles/%25ff'],
  ['/sources/%E0%A4%A', '/sources/%25E0%25A4%25A'],
  ['/%zz/%C3%A9/%C3?x=%C3', '/%25zz/%C3%A9/%25C3?x=%C3'],
  ['/%ED%A0%80', '/%25ED%25A0%2580'],
  ['http://localhost:3000/sign-in?to=/x', '/sign-in?to=/x'],
  ['HTTPS://galley.example', '/'],
  ['http://galley.example?x=1', '/?x=1'],
  ['http://galley.example//x', '//x'],
  ['http://galley.example/%', '/%25'],
]) {
  test(`"${given}" is read as "${read}", which says itself from then on`, () => {
    assert.equal(readableAddress(given), read);
    assert.equal(readableAddress(read), read);
    assert.doesNotThrow(() => decodeURIComponent(read.replace(/\?.*/, '')));
  });
}
