import { expect, it } from 'vitest'
import { closingLine, endToEndCounts, unitCounts } from './counts'

it('counts a test file that could not be loaded as a failure', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(unitCounts(report)).toEqual({ passed: 2, failed: 2, skipped: 2 })
})

it('counts what passed at a second try, and what broke outside a test, as failures', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(endToEndCounts(report)).toEqual({ passed: 3, failed: 3, skipped: 0 })
})

it('names the skipped only when there are some', () => {
  const some = { passed: 2, failed: 0, skipped: 1 }
  const none = { passed: 1, failed: 1, skipped: 0 }
  expect(closingLine([some, none])).toBe('3 passed, 1 failed, 1 skipped')
  expect(closingLine([none, none])).toBe('2 passed, 2 failed')
})
