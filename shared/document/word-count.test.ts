import { expect, it } from 'vitest'
import { em, footnote, heading, p, section, text } from '../testing/build'
import { countWords } from './word-count'

it('counts what a drafter calls a word, with the footnotes', () => {
  const doc = text(
    section(
      's',
      heading('h', 1, 'Conclusions'),
      p(
        'a',
        'The States’ 3,000 non-gov',
        em('ernmental'),
        ' reports',
        footnote('n', 'See CONF.7/L.1.'),
      ),
    ),
  )
  expect(countWords(doc)).toBe(1 + 5 + 2)
})

it('counts words of other scripts', () => {
  expect(countWords(text(section('s', p('a', 'Генеральный секретарь'))))).toBe(2)
  expect(countWords(text(section('s', p('a', 'الأمين العام'))))).toBe(2)
  expect(countWords(text(section('s', p('a', '秘书长'))))).toBe(3)
})

it('counts a selection from within one paragraph to within another', () => {
  const doc = text(section('s', p('a', 'one two three'), p('b', 'four five'), p('c', 'six seven')))
  // From before "three" to after "six".
  expect(countWords(doc, 10, 32)).toBe(4)
  expect(countWords(doc, 6, 6)).toBe(0)
})
