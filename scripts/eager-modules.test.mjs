import assert from 'node:assert/strict';
import test from 'node:test';
import vm from 'node:vm';
import { eagerModules } from './eager-modules.mjs';

const chunk = (parts) => `(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([${parts}]);`;
const first = '"object"==typeof document?document.currentScript:void 0';
/** What a script registers, functions as their text. */
const registered = (script) =>
  JSON.parse(vm.runInNewContext(`${script};JSON.stringify(TURBOPACK,(_,part)=>typeof part=="function"?""+part:part)`));

test('each module is in brackets, and the script registers the same', () => {
  const script = chunk(`${first},12,e=>{"use strict";e.s(["a",0,x=>{}])},13,14,(e,t,r)=>{t.exports={}},15,e=>e.v(1)`);
  const eager = eagerModules(script);
  assert.equal(eager, chunk(`${first},12,(e=>{"use strict";e.s(["a",0,x=>{}])}),13,14,((e,t,r)=>{t.exports={}}),15,(e=>e.v(1))`));
  assert.deepEqual(registered(eager), registered(script));
});

test('a module that says what another one is, in words or as its own, is left whole', () => {
  const script = chunk(`${first},1,e=>{let a="},2,e=>{1}";[2,e=>{1}]},2,e=>{1},3,e=>{1}`);
  assert.equal(eagerModules(script), chunk(`${first},1,(e=>{let a="},2,e=>{1}";[2,e=>{1}]}),2,(e=>{1}),3,(e=>{1})`));
});

for (const [name, script] of [
  ['what is no list of modules', 'let a=e=>{};'],
  ['the script that starts the page', `${chunk(`${first},{otherChunks:[]}`)}(()=>{globalThis.TURBOPACK={push(){}}})()`],
])
  test(`${name} stays as it is`, () => assert.equal(eagerModules(script), script));
