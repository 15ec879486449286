import type { Page } from '@playwright/test';

/**
 * Listens from now on to what comes to stand in the places that `places` selects, until the page is loaded anew; gives the way to ask what all came, one
 * after the other, also what stands there no more. What goes by itself cannot be looked for afterwards: it is gone by then.
 */
export async function hear(page: Page, places: string): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle((places) => {
    const said: string[] = [];
    const listen = (node: Node, parent: Node) => {
      if (parent instanceof Element && parent.closest(places) !== null) said.push(node.textContent ?? '');
      else if (node instanceof Element) {
        const within = [node, ...node.querySelectorAll('*')].filter((one) => one.matches(places));
        for (const place of within) said.push(...[...place.childNodes].map((one) => one.textContent ?? ''));
      }
    };
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) for (const node of addedNodes) listen(node, target);
    }).observe(document, { subtree: true, childList: true });
    return said;
  }, places);
  return () => heard.jsonValue();
}
