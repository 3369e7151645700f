import { expect, it } from 'vitest'
import { byOf } from '../amendments/by'
import { versionId } from '../ids'
import { secretariat } from '../testing/meeting'
import { nextSymbol } from './next-symbol'
import type { Version } from './version'

const issued = (...symbols: (string | null)[]): Version[] =>
  symbols.map((symbol, at) => ({
    id: versionId(`v${at}`),
    symbol,
    kind: 'draft',
    issued: '2005-11-23T10:00:00.000Z',
    by: byOf(secretariat),
    record: at,
    digest: '',
    changes: null,
  }))

it.each([
  ['the first draft of a document', [], 'CCW/AP.II/CONF.7/2', 'CCW/AP.II/CONF.7/L.1'],
  ['the draft that it is', [], 'CCW/AP.II/CONF.7/L.4', 'CCW/AP.II/CONF.7/L.4'],
  ['the first revision', ['CCW/CONF.7/L.1'], null, 'CCW/CONF.7/L.1/Rev.1'],
  ['the next one', ['CCW/CONF.7/L.1', 'CCW/CONF.7/L.1/Rev.9'], null, 'CCW/CONF.7/L.1/Rev.10'],
  ['the revision of an addendum', ['CCW/CONF.7/L.1/Add.2*'], null, 'CCW/CONF.7/L.1/Add.2/Rev.1'],
  ['that of a paper', ['CCW/CONF.7/INF/1'], null, 'CCW/CONF.7/INF/1/Rev.1'],
  ['nothing without anything to go by', [], null, null],
  ['nothing by what is no symbol', [], '[to be given]', null],
] as const)('[V1] suggests %s', (_what, symbols, own, next) => {
  expect(nextSymbol(issued(...symbols), own)).toBe(next)
})
