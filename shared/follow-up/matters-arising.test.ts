import { expect, it } from 'vitest'
import { blockId } from '../ids'
import { paragraph, section, text } from '../testing/build'
import { type MatterWords, mattersArising } from './matters-arising'

const recommended = (id: string, words: string) =>
  paragraph(
    { id, recommendation: { addressee: 'Depositary', kind: 'other', deadline: null } },
    words,
  )
const words: MatterWords = {
  heading: (title) => `Arising from ${title}`,
  recommended: ({ citation, words: said }) => `${citation.symbol} ${citation.label}: ${said}`,
  progress: ({ progress }) => progress,
  done: ({ citation, sources }) => `Done: ${citation.label} (${sources})`,
  notDone: ({ citation }) => `Not done: ${citation.label}`,
}

it('opens with what became of each recommendation, and drafts a report of it', () => {
  const before = {
    title: 'CONF.7',
    symbol: 'CONF.7/2',
    text: text(section('s', recommended('a', 'Write letters.'), recommended('b', 'Meet again.'))),
    followUp: {
      states: null,
      matters: [
        {
          recommendation: blockId('a'),
          progress: 'done',
          responsible: '',
          notes: 'All\nwere sent.',
          sources: [{ cited: 'Letter of 24 July 2006', address: 'https://example.org/l' }],
        } as const,
      ],
    },
  }
  let made = 0
  const next = { title: 'CONF.8', meeting: 'Geneva, 2006' }
  const doc = mattersArising(before, next, words, () => `n${++made}`)
  doc.check()
  const sections = doc.children.filter(({ type }) => type.name === 'section')
  const linesOf = (at: number) => sections.at(at)?.children.map(({ textContent }) => textContent)
  expect(linesOf(0)).toEqual([
    'Arising from CONF.7',
    'CONF.7/2 1: Write letters.',
    'done',
    'All were sent.',
    'Letter of 24 July 2006 <https://example.org/l>',
    'CONF.7/2 2: Meet again.',
    'open',
  ])
  expect(linesOf(-1)?.slice(-2)).toEqual(['Done: 1 (Letter of 24 July 2006)', 'Not done: 2'])
})
