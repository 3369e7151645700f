import { defineConfig } from '@playwright/test'
import { findCommand } from './electron/tools/system'

const chromium = findCommand('chromium', 'chromium-browser', 'google-chrome')

/**
 * One test at a time and never a second try: each starts several windows and a hub, which share
 * two cores, and a test that passes now and then hides a fault.
 */
export default defineConfig({
  testDir: 'electron/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/end-to-end',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/end-to-end.json' }]],
  use: {
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // The system's own: a browser of Playwright's has to be downloaded.
    ...(chromium ? {} : { channel: 'chrome' }),
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--disable-gpu', '--disable-quic'],
    },
  },
})
