import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { readWord } from './read'
import { acceptAll, rejectAll } from './resolve'
import { said } from './testing/said'

const folder = 'docx/tracked-with-gold'
const tracked = fixturesIn(folder, '.docx').filter((name) => !/-(Accepted|Rejected)\./.test(name))

/**
 * Of these the sibling leaves an empty paragraph where a whole one was moved from (accepted) or to
 * (rejected). It was not saved by Word but by a library: no version of Word writes `<w:rPr />`. The
 * sign at the end of the paragraph moved as well, so that nothing of it stays.
 */
const emptyLeft = new Set([`${folder}/RP015-MoveFrom-MoveTo.docx`])

describe.skipIf(!fixturesAreHere)(`every change accepted or rejected (${whenFixtures})`, () => {
  it.each(tracked)('%s', (name) => {
    const document = readWord(fixture(name))
    for (const [suffix, resolve] of [
      ['-Accepted.docx', acceptAll],
      ['-Rejected.docx', rejectAll],
    ] as const) {
      const expected = said(readWord(fixture(name.replace('.docx', suffix))))
      const lines = emptyLeft.has(name) ? expected.filter((line) => line) : expected
      expect(said(resolve(document))).toEqual(lines)
    }
  })

  it('finds them all', () => {
    expect(tracked.length).toBe(33)
  })
})
