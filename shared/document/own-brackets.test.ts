import { expect, it } from 'vitest'
import { delegationId } from '../ids'
import { close, footnote, open, p } from '../testing/build'
import { ownBrackets } from './own-brackets'
import { schema } from './schema'

const arcadia = delegationId('arcadia')

it('names what a draft brings anew, each pair and set alike, and leaves what its base has', () => {
  let ids = 0
  const base = p('a', 'It ', open('x'), 'shall', close('x'), ' rise.')
  const set = { set: 's' }
  const note = schema.node('footnote', { id: 'f' }, [open('z'), schema.text('n'), close('z')])
  const brought = [
    p('a', 'It ', open('x'), open('y', set), 'may', close('y', set), close('x'), note),
    p('b', 'No bracket.', footnote('g', 'here')),
  ]
  const [first, second] = ownBrackets(brought, base, arcadia, () => `n${++ids}`)
  const own = { by: arcadia, set: 'n1' }
  const noted = schema.node('footnote', { id: 'f' }, [
    open('n3', { by: arcadia }),
    schema.text('n'),
    close('n3', { by: arcadia }),
  ])
  expect(first).toEqual(
    p('a', 'It ', open('x'), open('n2', own), 'may', close('n2', own), close('x'), noted),
  )
  expect(second).toBe(brought[1])
})
