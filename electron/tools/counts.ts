import { z } from 'zod'

/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Of Vitest's JSON report. A file that could not be loaded has no tests, and is a failure. */
export function unitCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    Unit.parse(report)
  const unloaded = testResults.filter((file) => file.status === 'failed' && !hasFailed(file))
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** What failed in Vitest's JSON report, by the file and the test, with the first line of why. */
export function unitFailures(report: unknown): string[] {
  return Unit.parse(report).testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (file.status === 'failed' && failed.length === 0) return [`${file.name}: ${file.message}`]
    return failed.map(
      (test) => `${file.name}: ${test.fullName}: ${test.failureMessages[0]?.split('\n')[0]}`,
    )
  })
}

/** Of Playwright's JSON report. One that passed at a second try has failed. */
export function endToEndCounts(report: unknown): Counts {
  const { stats, errors } = EndToEnd.parse(report)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/** The last line of `npm test`. */
export function closingLine(all: readonly Counts[]): string {
  const sum = (of: keyof Counts) => all.reduce((total, each) => total + each[of], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`
}

const UnitFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string(),
  assertionResults: z.array(
    z.object({
      status: z.string(),
      fullName: z.string(),
      failureMessages: z.array(z.string()),
    }),
  ),
})

function hasFailed(file: z.infer<typeof UnitFile>): boolean {
  return file.assertionResults.some((test) => test.status === 'failed')
}

const Unit = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(UnitFile),
})

const EndToEnd = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
})
