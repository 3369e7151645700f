import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tellRecognised } from '../testing/tell-recognised'
import { readLines } from './lines'
import { recognise } from './recognise'

const examples = readFileSync(new URL('plain-text.txt', import.meta.url), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map((example) => {
    const [told = '', expected = ''] = example.split(/^----\n/m)
    const [title = '', ...lines] = told.split('\n')
    return { title, source: lines.join('\n').trim(), expected: expected.trim() }
  })

it.each(examples)('$title', ({ source, expected }) => {
  expect(tellRecognised(recognise(readLines(source)))).toBe(expected)
})
