import fs from 'node:fs';
import path from 'node:path';

/** Puts a section into results.md in place of the one of the same name. */
export function writeResults(name: string, lines: readonly string[]): void {
  const file = path.join(import.meta.dirname, 'results.md');
  const sections = (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '# Bench results\n').split(/^(?=## )/m);
  const section = `## ${name}\n\n${lines.join('\n')}\n\n`;
  const at = sections.findIndex((one) => one.startsWith(`## ${name}\n`));
  if (at >= 0) sections[at] = section;
  else sections.push(section);
  fs.writeFileSync(file, `${sections.map((one) => one.trimEnd()).join('\n\n')}\n`);
}

/** The cells p50, p95 and worst of times (milliseconds); a p95 that is not under `aimMs` says so. */
export function timesRow(times: readonly number[], aimMs: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(0);
  const p95 = at(0.95);
  return `${at(0.5)} | ${p95}${Number(p95) < aimMs ? '' : ', **not met**'} | ${at(1)}`;
}
