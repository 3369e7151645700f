import { expect, it } from 'vitest'
import { remarkSentences } from './remarks'

it('ends a sentence that no words follow', () => {
  expect(
    remarkSentences([
      { kind: 'counted', words: '1.' },
      { kind: 'comment', words: 'Camoria: why?' },
      { kind: 'hidden', words: '' },
    ]),
  ).toEqual([
    '1 number is counted by the text from now on.',
    '1 comment was left out: Camoria: why?',
    '1 passage was hidden and left out.',
  ])
})
