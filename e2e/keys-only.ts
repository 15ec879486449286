import { expect } from '@playwright/test';
import { test as base } from './fixtures';
import { Hands, type Role } from './hands';

/** A person without a pointer: keys only, and after each key focus is somewhere. */
class KeysOnly extends Hands {
  override async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await super.press(key);
      // From the last stop of a page Tab leads out of it, and then to its first.
      if (key !== 'Tab') await this.expectFocus(key);
    }
  }

  override async type(text: string): Promise<void> {
    await super.type(text);
    await this.expectFocus(text);
  }

  /** Goes on by Tab until the focus is on what is called so. Each Tab counts. */
  async tabTo(role: Role, name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name, exact: typeof name === 'string' });
    await expect(target.first()).toBeAttached();
    // What went away since the last key may have taken the focus with it.
    await this.expectFocus('what came of it');
    const isThere = () => target.evaluateAll((all) => all.some((one) => one === document.activeElement));
    // A page of the people of a house that other journeys live in, too, has a hundred stops and more.
    for (let tabs = 0; tabs < 250; tabs++) {
      if (await isThere()) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach ${role} ${name}`);
  }

  /** Goes to what is called so, and presses it. */
  async use(role: Role, name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(role, name);
    await this.press(key);
  }

  /** Writes into the field that has focus after Tab, over what stands there. */
  async write(role: Role, name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(role, name);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }

  /** Opens a menu by its button, goes to its row by the arrows, and chooses that. */
  async choose(menu: string | RegExp, row: string | RegExp): Promise<void> {
    await this.use('button', menu);
    const rows = this.page.getByRole('menu').locator('[role^=menuitem]');
    await expect(rows.first()).toBeFocused();
    // The reason of a row that is off may name another one.
    const wanted = this.page.getByRole('menu').locator('[role^=menuitem]:not([aria-disabled=true])').filter({ hasText: row });
    for (let rowsOn = 0; rowsOn < 20; rowsOn++) {
      if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) return this.press('Enter');
      const place = () => rows.evaluateAll((all) => all.findIndex((one) => one.isSameNode(document.activeElement)));
      const before = await place();
      await this.press('ArrowDown');
      // Focus moves a moment after the key: whoever looked at once would press on and pass the row by.
      if (before < (await rows.count()) - 1) await expect.poll(place).not.toBe(before);
    }
    throw new Error(`The arrows do not reach ${row} in the menu ${menu}`);
  }

  /** Focus is never lost: on the body it may be only on a page where it has not been on anything else yet. */
  async expectFocus(after: string): Promise<void> {
    await expect(async () => {
      const isLost = await this.page.evaluate(
        () => document.activeElement === document.body && Reflect.get(window, 'galleyTestHadFocus') === true,
      );
      expect(isLost, `focus is lost after ${after}`).toBe(false);
    }).toPass({ timeout: 5_000 });
  }
}

/** Journeys without a pointer: a test fails if any event of one reached a page. */
export const test = base.extend<{ me: KeysOnly }>({
  me: async ({ page, context }, use) => {
    const pointerEvents: string[] = [];
    await context.exposeBinding('galleyTestPointer', (_, type: string) => pointerEvents.push(type));
    await context.addInitScript(() => {
      for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
        window.addEventListener(type, () => Reflect.get(window, 'galleyTestPointer')(type), { capture: true });
      window.addEventListener('focusin', () => Reflect.set(window, 'galleyTestHadFocus', true), { capture: true });
    });
    const me = new KeysOnly(page);
    await use(me);
    expect(pointerEvents).toEqual([]);
  },
});
