import { describe, expect, it } from 'vitest'
import { decide } from '../amendments/acts'
import { blockId } from '../ids'
import { paragraph, section, text } from '../testing/build'
import { ana, circumstances, secretariat, start } from '../testing/meeting'

const recommendation = { addressee: 'Secretary-General', kind: 'universality', deadline: null }
const words = text(
  section(
    's',
    paragraph({ id: 'asks', recommendation }, 'The Conference recommended it.'),
    paragraph({ id: 'notes' }, 'The Conference noted it.'),
  ),
)
const act = (block = 'asks') => ({
  kind: 'dispatch-letters' as const,
  recommendation: blockId(block),
  day: '2006-07-24',
  states: ['cub', 'ben', 'cub'],
  digest: '0'.repeat(64),
})
const adopted = { ...start('adopted'), text: words }

describe('that letters went out', () => {
  it('comes into the record, with each State once and no name', () => {
    expect(decide(act(), secretariat, adopted, circumstances)).toMatchObject({
      kind: 'done',
      deed: {
        kind: 'letters-dispatched',
        recommendation: 'asks',
        day: '2006-07-24',
        states: ['ben', 'cub'],
        digest: '0'.repeat(64),
      },
    })
  })

  it('says for which States there was no letter', () => {
    const lacking = { ...act(), unmade: ['mng', 'chn', 'mng', 'ben'] }
    expect(decide(lacking, secretariat, adopted, circumstances)).toMatchObject({
      deed: { states: ['ben', 'cub'], unmade: ['chn', 'mng'] },
    })
  })

  it('is said of a recommendation that was adopted, and by the secretariat', () => {
    const why = (...asked: Parameters<typeof decide>) => {
      const decision = decide(...asked)
      return decision.kind === 'refused' ? decision.why : decision.kind
    }
    const noted = why(act('notes'), secretariat, adopted, circumstances)
    expect(noted).toBe('no-such-recommendation')
    expect(why(act(), ana, adopted, circumstances)).toBe('not-your-role')
    const open = { ...start('adopting'), text: words }
    expect(why(act(), secretariat, open, circumstances)).toBe('not-at-this-stage')
  })
})
