import { it } from 'vitest';
import { makeScript, runScript, shrinkScript, type Script } from './anchor-proof/script';
import { Authority } from './anchor-proof/writers';
it('debug', () => {
  const script = makeScript(Number(process.env.PROOF_SEED));
  const f = (s: Script, log: string[] = []) => { try { runScript(s, log); return null; } catch (e) { return String(e); } };
  const kind = (x: string | null) => x?.slice(0, 30) ?? null;
  const wanted = f(script);
  const shrunk = shrinkScript(script, f);
  const orig = Authority.prototype.send;
  const rows: string[] = []; 
  const nth = Number(process.env.NTH ?? 0);
  let id = '';
  Authority.prototype.send = function (this: Authority, ...args: Parameters<typeof orig>) {
    orig.apply(this, args);
    if (process.env.TAGNO) id = [...this.state.annotations.keys()][Number(process.env.TAGNO)] ?? '';
    const list = [...this.state.annotations.values()];
    rows.push(JSON.stringify(args[1]).slice(0, 500));
    list.forEach((a, i) => rows.push(`   ${i} ${a.id} ${JSON.stringify(a.anchor)}`));
  };
  const log: string[] = [];
  const failure = f(shrunk, log) ?? '';
  Authority.prototype.send = orig;
  const bad = /[0-9a-f-]{36}/.exec(failure)?.[0] ?? '';
  const q = /quote "([^"]*)"/.exec(failure)?.[1];
  console.log(failure); console.log(log.join('\n'));
  console.log(rows.filter((r) => !r.startsWith('   ') || (bad && r.includes(bad)) || (q && r.includes(JSON.stringify(q).slice(1, -1)))).join('\n'));
});
