import { expect, it } from 'vitest'
import { registerOf } from '../../shared/exchange/testing/compiled'
import { changeOf, tabledAmendment } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { viewsOffered } from './exported-views'

const amendment = tabledAmendment(changeOf(p('a', 'It met.')))

it('offers what there is to be saved', () => {
  expect(viewsOffered(registerOf([]))).toEqual(['clean', 'brackets'])
  expect(viewsOffered(registerOf([amendment]))).toEqual([
    'clean',
    'brackets',
    'compilation',
    'amendments',
  ])
  expect(viewsOffered({ ...registerOf([]), stage: 'adopted' })).toEqual([
    'clean',
    'adopted',
    'matters',
  ])
})
