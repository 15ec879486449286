import { expect, type Page } from '@playwright/test';

type Role = 'button' | 'link' | 'menuitem' | 'radio' | 'textbox' | 'option' | 'combobox' | 'listbox' | 'switch';

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

/** A person without a pointer: keys only, and the focus is where the keys went. */
export class KeysOnly extends Hands {
  /** Goes on by Tab until the focus is on what is called so. Each Tab counts. */
  async tabTo(role: Role, name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name, exact: typeof name === 'string' });
    await expect(target.first()).toBeAttached();
    const isThere = () => target.evaluateAll((all) => all.some((one) => one === document.activeElement));
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await isThere()) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach ${role} ${name}`);
  }

  /** Writes into the field that has focus after Tab, over what stands there. */
  async write(role: Role, name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(role, name);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }
}
