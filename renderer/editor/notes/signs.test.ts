// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, describe, expect, it } from 'vitest'
import type { DelegationId } from '../../../shared/ids'
import { blockId, personId } from '../../../shared/ids'
import { digest } from '../../../shared/negotiation/agreement'
import type { BracketFacts } from '../../../shared/negotiation/bracket-facts'
import type { Negotiation } from '../../../shared/negotiation/outstanding'
import { close, open, p, section, text } from '../../../shared/testing/build'
import { type Person, type Room, room } from '../testing/room'
import { saySigns } from './signs'

let now: Room | null = null
afterEach(() => now?.close())

const arcadia = 'arcadia' as DelegationId
const borduria = 'borduria' as DelegationId
const nested = text(
  section(
    's',
    p(
      'a',
      'It ',
      open('x', { by: arcadia }),
      'may ',
      open('y'),
      'now',
      close('y'),
      close('x', { by: arcadia }),
      ' rise.',
    ),
    p('b', 'It ', open('z'), 'sat.'),
  ),
)
const said: Negotiation = { brackets: [], agreed: [], amendments: [] }

function one(negotiation: Negotiation = said): Person {
  now = room(nested, ['write'])
  const [ana] = now.people
  if (!ana) throw new Error('One was asked for')
  say(ana, negotiation)
  return ana
}

function say({ view }: Person, negotiation: Negotiation): void {
  const delegationName = (of: DelegationId) => of.toUpperCase()
  view.dispatch(saySigns(view.state, { negotiation, delegationName }))
}

const signs = ({ view }: Person) => [...view.dom.querySelectorAll<HTMLElement>('.sign')]

describe('signs of brackets', () => {
  it('have the colour of who set them, and their depth', () => {
    const ana = one()
    const pairs = signs(ana).map((sign) => [
      sign.textContent,
      sign.style.getPropertyValue('--by'),
      sign.dataset.depth ?? null,
    ])
    expect(pairs).toEqual([
      ['[', 'var(--of-arcadia)', '0'],
      ['[', 'var(--of-none)', '1'],
      [']', 'var(--of-none)', '1'],
      [']', 'var(--of-arcadia)', '0'],
      ['[', '', null],
    ])
  })

  it('say who proposes and who reserves, as the register has it', () => {
    const facts: BracketFacts = {
      id: 'x',
      nature: 'insert',
      proponents: [borduria],
      reserving: [arcadia],
      status: 'ad-referendum',
    }
    const [sign] = signs(one({ ...said, brackets: [facts] }))
    expect(sign?.title).toBe(
      'page.bracket; page.bracket.insert; page.bracket.proposed BORDURIA; page.bracket.reserving ARCADIA; page.bracket.ad-referendum',
    )
    expect(sign?.getAttribute('aria-description')).toBe(sign?.title)
    expect(sign?.style.getPropertyValue('--by')).toBe('var(--of-borduria)')
  })

  it('that stand alone say so', () => {
    const stray = signs(one()).at(-1)
    expect([stray?.className, stray?.title]).toEqual(['sign sign-stray', 'page.bracket.stray.open'])
  })

  it('of the innermost bracket at the caret are raised', () => {
    const ana = one()
    const raised = () =>
      [...ana.view.dom.querySelectorAll('.sign-here')].map(
        (each) => each.closest('[data-bracket]')?.getAttribute('data-bracket') ?? '',
      )
    ana.put('a', 5)
    expect(raised()).toEqual(['x', 'x'])
    ana.put('a', 10)
    expect(raised()).toEqual(['y', 'y'])
    ana.put('b', 0)
    expect(raised()).toEqual([])
  })
})

it('beside what is agreed ad referendum stands a sign, which tells when the words change', () => {
  const ana = one()
  const by = { person: personId('p'), name: 'Paul', role: 'president', delegation: null } as const
  const words = digest(ana.view.state.doc.child(0).child(1))
  const scope = { kind: 'block', id: blockId('b') } as const
  say(ana, { ...said, agreed: [{ scope, words, at: '2005-11-23T10:00:00.000Z', by }] })
  const sign = () => ana.view.dom.querySelector<HTMLElement>('.agreed-sign')
  expect(sign()?.closest('[data-id]')?.getAttribute('data-id')).toBe('b')
  expect(sign()?.getAttribute('aria-label')).toBe('page.agreed.block.stands')
  ana.put('b', 7)
  ana.type('!')
  expect(sign()?.getAttribute('aria-label')).toBe('page.agreed.block.changed')
})
