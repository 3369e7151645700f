import { expect, it } from 'vitest'
import type { Deed } from '../../../shared/amendments/register'
import { recommendationsOf } from '../../../shared/document/recommendations'
import { blockId, personId } from '../../../shared/ids'
import { paragraph, section, text } from '../../../shared/testing/build'
import { press, registerWith, seats, show, write } from '../testing/show'
import { Matter } from './Matter'

const recommendation = { addressee: 'Depositary', kind: 'other', deadline: null }
const [listed] = recommendationsOf(
  text(section('s', paragraph({ id: 'b1', recommendation }, 'The Conference recommends it.'))),
)
if (!listed) throw new Error('The text recommends something')

it('notes what is done about a recommendation, with where one can see it', async () => {
  const register = registerWith({ stage: 'adopted' })
  const { screen, asked } = show(<Matter listed={listed} />, seats.secretariat, register)
  expect(screen.textContent).toContain('Open')
  await press(screen, 'Note what is done')
  await write(screen, 'Who sees to it', 'Secretary-General')
  await write(
    screen,
    'What came of it: a line for each, with its address at the end',
    'Letter of 24 July 2006\nCONF.8/2 https://example.org/8/2',
  )
  await press(screen, 'Keep')
  expect(asked.acts).toEqual([
    {
      kind: 'follow-recommendation',
      matter: {
        recommendation: 'b1',
        progress: 'open',
        responsible: 'Secretary-General',
        notes: '',
        sources: [
          { cited: 'Letter of 24 July 2006', address: '' },
          { cited: 'CONF.8/2', address: 'https://example.org/8/2' },
        ],
      },
    },
  ])
})

it('is read by everyone, changed by the secretariat alone, and there once the text is adopted', () => {
  const adopted = registerWith({ stage: 'adopted' })
  const read = show(<Matter listed={listed} />, seats.observer, adopted).screen
  expect(read.querySelector('button')).toBeNull()
  const before = show(<Matter listed={listed} />, seats.secretariat, registerWith()).screen
  expect(before.textContent).toBe('')
})

it('is under way once the record has letters that followed it', () => {
  const deed: Deed = {
    kind: 'letters-dispatched',
    recommendation: blockId('b1'),
    day: '2006-07-24',
    states: ['ben', 'cub'],
    digest: '',
  }
  const by = {
    person: personId('ana'),
    name: 'Ana',
    role: 'secretariat',
    delegation: null,
  } as const
  const at = '2006-07-24T10:00:00.000Z'
  const record = [{ number: 1, at, by, deed, previous: '', hash: '' }]
  const register = registerWith({ stage: 'adopted', record })
  const { screen } = show(<Matter listed={listed} />, seats.observer, register)
  expect(screen.textContent).toContain('Under way')
  expect(screen.textContent).toContain('2 letters dated July 24, 2006 went out')
})
