import { expect, it } from 'vitest'
import { sayStage } from './say-stage'

const rules = { stage: 'amending', deadlines: { amending: '2005-11-23T18:00:00.000Z' } } as const

it('says until when as long as that is to come, and the stage alone afterwards', () => {
  expect(sayStage(rules, false)).toMatch(/^Amending, until /)
  expect(sayStage(rules, true)).toBe('Amending')
  expect(sayStage({ ...rules, stage: 'adopted' }, false)).toBe('Adopted')
})
