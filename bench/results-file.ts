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
