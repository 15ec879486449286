import type { Page } from '@playwright/test';

export type Role =
  | 'button'
  | 'link'
  | 'menuitem'
  | 'radio'
  | 'textbox'
  | 'searchbox'
  | 'option'
  | 'combobox'
  | 'listbox'
  | 'switch'
  | 'slider';

/** A person at the page. Every thing that they do counts: the main job must not take more than it does. */
export class Hands {
  actions = 0;
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async fill(label: string, text: string): Promise<void> {
    this.actions += 1;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async click(role: Role, name: string | RegExp): Promise<void> {
    this.actions += 1;
    const target = this.page.getByRole(role, { name, exact: typeof name === 'string' });
    // The radio itself is drawn over by its label, which is what a person clicks.
    if (role === 'radio') await target.check({ force: true });
    else await target.click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.actions += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.type(text);
  }
}
