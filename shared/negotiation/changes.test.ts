import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { byOf } from '../amendments/by'
import { heading, p, paragraph, section, text } from '../testing/build'
import { ana, at, president } from '../testing/meeting'
import { meeting, sectionS, whole } from '../testing/negotiating'
import type { Scope } from './agreement'
import { outstandingIn } from './outstanding'

describe('a section that has changed since it was agreed', () => {
  const three = (...blocks: Node[]) => text(section('s', heading('h', 1, 'Dates'), ...blocks))
  const one = p('one', 'First.')
  const sub = paragraph({ id: 'sub', level: 1 }, 'Under it.')
  const two = p('two', 'Second.')
  const since = (now: Node, scope: Scope = sectionS) => {
    const m = meeting(three(one, sub, two))
    m.act(president, { kind: 'agree-ad-referendum', scope })
    const [item] = outstandingIn(now, m.on.register).open
    return item?.kind === 'changed' ? item.changes : []
  }

  it('says which paragraphs are other, new and gone, and where they are', () => {
    const other = paragraph({ id: 'sub', level: 1 }, 'Under it, now.')
    expect(since(three(one, other, p('new', 'Third.')))).toEqual([
      {
        how: 'changed',
        block: 'sub',
        place: { kind: 'block', label: '1 (a)', words: 'Under it, now.' },
      },
      { how: 'added', block: 'new', place: { kind: 'block', label: '2', words: 'Third.' } },
      { how: 'gone', place: { kind: 'block', label: '2', words: '' } },
    ])
  })

  it('says where only the order is another, and nothing where only numbers are', () => {
    expect(since(three(two, one, sub))).toEqual([{ how: 'order' }])
    const before = section('r', p('zero', 'Before.'))
    expect(since(text(before, ...three(one, sub, two).children))).toEqual([])
  })

  it('of the whole document says which section it is, and leads to its heading', () => {
    expect(since(three(one, sub), whole)).toEqual([
      { how: 'changed', block: 'h', place: { kind: 'section', label: 'I', words: 'Dates' } },
    ])
  })

  it('is agreed without saying so by hubs of earlier versions', () => {
    const agreed = [{ scope: sectionS, words: 'other', at, by: byOf(ana) }]
    const [item] = outstandingIn(three(one), { brackets: [], amendments: [], agreed }).open
    expect(item).toMatchObject({ kind: 'changed', changes: [] })
  })
})
