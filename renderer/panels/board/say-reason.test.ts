import { expect, it } from 'vitest'
import { rebase } from '../../../shared/amendments/rebase'
import type { BlockId } from '../../../shared/ids'
import { changeOf, json } from '../../../shared/testing/amendments'
import { p, section, text } from '../../../shared/testing/build'
import { spotsIn } from '../places'
import { clashesOf, sayReasons } from './say-reason'

const base = p('a', 'The Conference noted the report of the Chair.')
const change = changeOf(base, p('a', 'The Conference welcomed the report of the President.'))
const on = (words: string) => text(section('s', p('a', words), p('b', 'It rose.')))

function reasons(now: ReturnType<typeof on>, of = change) {
  return sayReasons(rebase(now, of), spotsIn(now))
}

it('says nothing where all is as its sponsors saw it', () => {
  expect(reasons(on(base.textContent))).toEqual([])
})

it('says what others changed, and what is in the text already', () => {
  expect(reasons(on('Today the Conference welcomed the report of the Chair.'))).toEqual([
    'Others have changed one other place of paragraph 1; both changes stand.',
    'One of its changes is in the text already.',
  ])
})

it('says where it clashes, and what the three say there', () => {
  const now = on('The Conference took note of the report of the.')
  expect(reasons(now)).toEqual(['Others have changed the same words of paragraph 1, in 2 places.'])
  expect(clashesOf(rebase(now, change)).map(({ was, wants, now: is }) => [was, wants, is])).toEqual(
    [
      ['“noted”', '“welcomed”', '“took note of”'],
      ['“Chair”', '“President”', 'nothing'],
    ],
  )
})

it('says where both put something in', () => {
  const rose = p('a', 'It rose.')
  const rebased = rebase(on('It rose early.'), changeOf(rose, p('a', 'It rose at noon.')))
  expect(clashesOf(rebased).map(({ was, wants, now }) => [was, wants, now])).toEqual([
    ['', '“at noon”', '“early”'],
  ])
})

it('says that there is nothing to change any more', () => {
  const gone = text(section('s', p('b', 'It rose.')))
  const insertion = {
    place: { kind: 'after', block: 'a' as BlockId },
    base: [],
    proposed: [json(p('n', 'It sat.'))],
  } as const
  expect(reasons(gone)).toEqual(['A paragraph that it changes is no longer in the text.'])
  expect(reasons(gone, insertion)).toEqual([
    'The paragraph beside which it would stand is no longer in the text.',
  ])
  expect(reasons(gone, changeOf(base))).toEqual(['What it would delete is gone already.'])
  expect(reasons(on('The Conference welcomed the report of the President.'))).toEqual([
    'The text says this already, in paragraph 1.',
  ])
})
