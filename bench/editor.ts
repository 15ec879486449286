import { cpus, loadavg } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import { ensureChromium, findChromium } from '../scripts/chromium.mjs';
import { measure, medianSample, type Sample, type Size, type WayName, wayNames } from './editor/measure';
import { type Figures, judgeTargets, tables } from './editor/report';
import { serveBench } from './editor/serve';
import { writeResults } from './results-file';

/**
 * `npm run bench -- editor`: the workbench's editor, list and card in headless Chromium against the bare editor, tags as TipTap
 * marks, and @recogito/text-annotator. `--quick` takes one size and one run and writes nothing.
 */
const isQuick = process.argv.includes('--quick');
const RUNS = isQuick ? 1 : 3;
// No size has more tags than a text could hold: 5,000 tags on 1,000 words say nothing.
const sizes: Size[] = isQuick
  ? [{ words: 10_000, tags: 500 }]
  : [
      { words: 1_000, tags: 10 },
      { words: 1_000, tags: 500 },
      { words: 10_000, tags: 10 },
      { words: 10_000, tags: 500 },
      { words: 10_000, tags: 5_000 },
      { words: 100_000, tags: 10 },
      { words: 100_000, tags: 500 },
      { words: 100_000, tags: 5_000 },
      { words: 100_000, tags: 20_000 },
    ];

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A frame comes when it is ready, not when the screen is: key to paint is then work, not waiting.
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

async function run(): Promise<Figures> {
  await ensureChromium();
  const server = await serveBench();
  try {
    const figures: Figures = [];
    // The largest first: a mistake shows early.
    for (const size of [...sizes].reverse()) {
      const browser = await launch();
      const samples = new Map<WayName, Sample[]>(wayNames.map((name) => [name, []]));
      // Interleaved: what slows the machine for a while slows all ways. Each run begins with another one: the first page of a browser is slow.
      for (let i = 0; i < RUNS; i++) {
        for (const name of [...wayNames.slice(3 * i), ...wayNames.slice(0, 3 * i)]) {
          const earlier = samples.get(name) ?? [];
          // What took longer than the limit once will again.
          const sample = earlier.some(({ firstPaint }) => firstPaint === null)
            ? earlier[0]
            : await measure(browser, server.url, name, size);
          if (sample) earlier.push(sample);
          console.log(size.words, size.tags, name, JSON.stringify(sample));
        }
      }
      await browser.close();
      figures.unshift({ size, samples: new Map([...samples].map(([name, all]) => [name, medianSample(all)])) });
    }
    return figures;
  } finally {
    server.close();
  }
}

const figures = await run();
const lines = [
  'Invented text in paragraphs of 100 words; tags of 3 to 25 words (fewer where tags are many, so that they cover the text about once), many of',
  'them overlapping; headless Chromium at 1440 x 900.',
  `Median of ${RUNS} interleaved runs, each in a fresh page; a key is the median of 40 in the middle of the text after 5, adding a tag that of 5 after 3. No frame rate limit.`,
  `${cpus().length} cores, load ${loadavg()[1]?.toFixed(1)} while measuring, Node ${process.versions.node}.`,
  '',
  '- workbench: the editor, plugins, tag list and card of the app over a session that is not sent. layer: the editor with our marks only.',
  '- bare: TipTap with the same schema and our sheet. bare-unstyled: the same as TipTap ships it. tiptap-marks: tags as marks of the text, our sheet.',
  '- recogito: @recogito/text-annotator 4.1.1 over a static page, with each of its two renderers. Its text cannot be edited.',
  '',
  ...judgeTargets(figures),
  '',
  ...tables(figures),
];
if (isQuick) console.log(lines.join('\n'));
else writeResults('editor', lines);
