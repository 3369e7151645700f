import { expect, it } from 'vitest'
import { directionOf } from './language'

it.each([
  ['أوصى المؤتمر', 'rtl'],
  ['CCW/AP.II/CONF.7/1', 'rtl'],
  ['CCW/AP.II/CONF.7/Add.1 و 2', 'rtl'],
  ['UNMAS تقرير', 'rtl'],
  ['59/107', 'rtl'],
  ['The Conference', 'ltr'],
  ['Document CCW/AP.II/CONF.7/1', 'ltr'],
] as const)('%s runs %s in a document in Arabic', (words, direction) => {
  expect(directionOf(words, 'rtl')).toBe(direction)
})

it.each([
  ['أوصى المؤتمر', 'rtl'],
  ['CCW/AP.II/CONF.7/1', 'ltr'],
  ['The word أوصى', 'ltr'],
  ['59/107', 'ltr'],
] as const)('%s runs %s in a document in English', (words, direction) => {
  expect(directionOf(words, 'ltr')).toBe(direction)
})
