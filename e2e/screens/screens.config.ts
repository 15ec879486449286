import config from '../playwright.config';

/** As the browser tests, but for what it runs: a picture of each screen is no test. */
export default { ...config, testDir: '.', testMatch: 'take-screens.ts', timeout: 120_000 };
