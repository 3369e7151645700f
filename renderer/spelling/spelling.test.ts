import { expect, it, vi } from 'vitest'
import { p, section } from '../../shared/testing/build'
import { answering } from './answer'
import type { Question, Reply } from './questions'
import { type Clerk, openSpelling } from './spelling'

const files = {
  affixes: 'SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz',
  words: '3\nthe\nconference\nrose\n',
  more: [],
}

/** A worker in the same thread, and what it was asked. */
function clerk() {
  const answer = answering(async () => files)
  const questions: Question[] = []
  const heeding: ((event: { readonly data: Reply }) => void)[] = []
  let hired = 0
  const hire = (): Clerk => {
    hired++
    return {
      postMessage(question) {
        questions.push(question)
        void answer(question).then((data) => {
          for (const heed of heeding) heed({ data })
        })
      },
      addEventListener: (_, heed) => heeding.push(heed),
      terminate: () => {},
    }
  }
  return { hire, questions, times: () => hired }
}

const always = () => true
const one = p('a', 'The confrence rose.')
const top = section('s', one, p('b', 'The conference rose.'))

async function looked() {
  const desk = clerk()
  const spelling = openSpelling(desk.hire)
  const told = vi.fn()
  spelling.subscribe(told)
  spelling.look(top, 'en', always)
  await vi.waitFor(() => expect(told).toHaveBeenCalled())
  spelling.look(top, 'en', always)
  return { spelling, desk, told }
}

it('finds a word that is in no dictionary, once the worker has answered', async () => {
  const { spelling } = await looked()
  expect(spelling.known(top, 'en')).toMatchObject([
    { block: one, offset: 1, found: [{ rule: 'spelling', words: 'confrence', from: 5, to: 14 }] },
  ])
})

it('asks about each word once, and of an untouched paragraph never again', async () => {
  const { spelling, desk } = await looked()
  spelling.look(section('s', one, p('b', 'It rose.')), 'en', always)
  expect(desk.questions.map((question) => question.kind === 'check' && question.words)).toEqual([
    ['The', 'confrence', 'rose', 'conference'].map((word) => ({ word, isName: false })),
    [{ word: 'It', isName: false }],
  ])
})

it('hires nobody for a language that it cannot spell', () => {
  const desk = clerk()
  const spelling = openSpelling(desk.hire)
  expect(spelling.look(top, 'ru', always)).toBe(true)
  expect([spelling.known(top, 'ru'), desk.times()]).toEqual([[], 0])
})

it('says that the time was over, and goes on from there', async () => {
  const desk = clerk()
  const spelling = openSpelling(desk.hire)
  const turns = [true, false]
  expect(spelling.look(top, 'en', () => turns.shift() ?? true)).toBe(false)
  expect(spelling.look(top, 'en', always)).toBe(true)
})

it('takes words of one’s own for right at once', async () => {
  const { spelling, told } = await looked()
  told.mockClear()
  spelling.setOwn(['Confrence'])
  expect(told).toHaveBeenCalledOnce()
  spelling.look(top, 'en', always)
  expect(spelling.known(top, 'en')).toEqual([])
})

it('suggests what may have been meant', async () => {
  const { spelling } = await looked()
  expect(await spelling.suggest('confrence', 'en')).toEqual(['conference'])
  expect(await spelling.suggest('confrence', 'ar')).toEqual([])
})
