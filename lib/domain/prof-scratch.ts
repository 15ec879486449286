import { makeScript, runScript } from '/work/main/lib/domain/anchor-proof/script';
const t = performance.now(); let bad = 0; const counts: Record<string, number> = {};
const [from, to] = [Number(process.argv[2]), Number(process.argv[3])];
for (let seed = from; seed < to; seed++) { try { const o = runScript(makeScript(seed)); for (const [k, v] of Object.entries({ ...o.counts, restored: o.restored, repeated: o.repeated, movedBack: o.movedBack })) counts[k] = (counts[k] ?? 0) + v; } catch (e) { bad++; console.log(seed, String(e).slice(0, 120).replace(/\n/g, ' ')); } }
console.log((performance.now() - t) / (to - from), 'ms a script', bad, 'failed', counts);
