import { describe, expect, it } from 'vitest';
import { BackSteps, type Layer } from './back-steps';

const ARTICLE = '/articles/1';

/** A browser at an article that was opened from the list of articles. Like each it goes through its history a moment later, and only then says so. */
class TestBrowser {
  entries: { address: string; deep: number }[] = [
    { address: '/articles', deep: 0 },
    { address: ARTICLE, deep: 0 },
  ];
  at = 1;
  steps = this.load();
  readonly said: string[] = [];
  private heard: (() => void)[] = [];

  /** The page is loaded: nothing lies over it, and it knows nothing of before. */
  load(): BackSteps {
    this.steps = new BackSteps({
      address: () => this.now.address,
      deep: () => this.now.deep,
      add: (deep) => this.go({ address: this.now.address, deep }),
      goBack: async (by) => {
        const told = new Promise<void>((resolve) => this.heard.push(resolve));
        void this.travel(-by);
        await told;
      },
    });
    return this.steps;
  }

  get now() {
    const now = this.entries[this.at];
    if (!now) throw new Error('the browser is gone');
    return now;
  }

  /** A link, or another step. */
  go(entry: { address: string; deep: number }): void {
    this.entries = [...this.entries.slice(0, this.at + 1), entry];
    this.at += 1;
  }

  async travel(by: number): Promise<void> {
    await Promise.resolve();
    this.at += by;
    this.steps.look();
    for (const tell of this.heard.splice(0)) tell();
    await this.rest();
  }

  /** Until all is done that was begun. */
  async rest(): Promise<void> {
    for (let n = 0; n < 20; n++) await Promise.resolve();
  }

  open(name: string, isOver = name !== 'sheet'): Layer {
    const layer: Layer = {
      onBack: () => {
        this.said.push(`${name} closed by Back`);
        this.steps.end(layer);
      },
    };
    this.steps.begin(layer, isOver);
    return layer;
  }

  /** The steps up to where the person is. */
  get way() {
    return this.entries.slice(0, this.at + 1).map(({ address, deep }) => `${address} ${deep}`);
  }
}

const atArticle = ['/articles 0', `${ARTICLE} 0`];

describe('BackSteps', () => {
  it('puts the uppermost away by Back, and stays on the page until all are away', async () => {
    const browser = new TestBrowser();
    browser.open('sheet');
    browser.open('dialog');
    await browser.travel(-1);
    expect(browser.said).toEqual(['dialog closed by Back']);
    await browser.travel(-1);
    expect(browser.said).toEqual(['dialog closed by Back', 'sheet closed by Back']);
    expect(browser.way).toEqual(atArticle);
  });

  it('leaves no step behind of what closes otherwise, alone or with what lies under it, and closes nothing by that', async () => {
    const browser = new TestBrowser();
    const sheet = browser.open('sheet');
    const dialog = browser.open('dialog');
    browser.steps.end(dialog);
    await browser.rest();
    expect(browser.way).toEqual([...atArticle, `${ARTICLE} 1`]);
    const other = browser.open('dialog');
    browser.steps.end(sheet);
    browser.steps.end(other);
    await browser.rest();
    expect(browser.way).toEqual(atArticle);
    const again = browser.open('sheet');
    browser.steps.end(again);
    await browser.rest();
    expect(browser.way).toEqual(atArticle);
    expect(browser.said).toEqual([]);
  });

  it('gives what comes in the same moment the step of what goes, and one that comes a moment later a step of its own', async () => {
    const browser = new TestBrowser();
    const sheet = browser.open('sheet');
    browser.steps.end(sheet);
    const second = browser.open('sheet');
    await browser.rest();
    expect(browser.way).toEqual([...atArticle, `${ARTICLE} 1`]);
    browser.steps.end(second);
    await Promise.resolve();
    browser.open('sheet');
    await browser.rest();
    expect(browser.way).toEqual([...atArticle, `${ARTICLE} 1`]);
    expect(browser.said).toEqual([]);
  });

  it('puts a dialog away before the sheet that it lies over, whichever was told of first', async () => {
    const browser = new TestBrowser();
    browser.open('dialog');
    browser.open('sheet');
    await browser.travel(-1);
    expect(browser.said).toEqual(['dialog closed by Back']);
  });

  it('lets Forward lead to no step for which nothing lies there', async () => {
    const browser = new TestBrowser();
    browser.open('sheet');
    await browser.travel(-1);
    await browser.travel(1);
    expect(browser.way).toEqual(atArticle);
    browser.open('sheet');
    await browser.travel(-1);
    expect(browser.said).toEqual(['sheet closed by Back', 'sheet closed by Back']);
  });

  it('finds its step again in a page that is loaded anew, and leaves those of what lay over it', async () => {
    const browser = new TestBrowser();
    browser.open('sheet');
    browser.open('dialog');
    browser.load();
    browser.open('sheet');
    expect(browser.way).toHaveLength(4);
    browser.open('dialog');
    await browser.travel(-1);
    await browser.travel(-1);
    expect(browser.said).toEqual(['dialog closed by Back', 'sheet closed by Back']);
    expect(browser.way).toEqual(atArticle);
  });

  it('keeps its step where a link leads elsewhere, for whoever comes back', async () => {
    const browser = new TestBrowser();
    const sheet = browser.open('sheet');
    browser.go({ address: '/sources/1', deep: 0 });
    browser.steps.end(sheet);
    await browser.travel(-1);
    expect(browser.way).toEqual([...atArticle, `${ARTICLE} 1`]);
    browser.open('sheet');
    await browser.travel(-1);
    expect(browser.said).toEqual(['sheet closed by Back']);
    expect(browser.way).toEqual(atArticle);
  });

  it('leaves a step to the link that takes its place', async () => {
    const browser = new TestBrowser();
    const search = browser.open('search', false);
    browser.steps.end(search, true);
    await browser.rest();
    expect(browser.way).toEqual([...atArticle, `${ARTICLE} 1`]);
  });
});
