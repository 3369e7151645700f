import { expect, it } from 'vitest'
import type { Draft } from '../../../shared/amendments/amendment'
import { type Discarded, emptyFolder } from '../../../shared/amendments/folder'
import type { Stage } from '../../../shared/conference'
import { amendmentId } from '../../../shared/ids'
import { p } from '../../../shared/testing/build'
import { ardesia, belvane, press, registerWith, seats, show } from '../testing/show'
import { DiscardedDrafts } from './DiscardedDrafts'
import { DraftBar } from './DraftBar'

const by = { ...seats.ardesia, role: 'delegation', delegation: ardesia } as const
const draft: Draft = {
  id: amendmentId('a1'),
  delegation: ardesia,
  place: { kind: 'there' },
  base: [p('b1', 'The Conference recommends').toJSON()],
  amends: null,
  revises: null,
  rationale: '',
  sponsors: [],
  begun: '2005-11-23T10:00:00.000Z',
  by,
}

function shown(of: Draft, stage: Stage = 'amending') {
  const discarded: Discarded[] = [
    { amendment: of.id, at: draft.begun, by, draft: of },
    { amendment: amendmentId('a2'), at: draft.begun, by },
  ]
  const taken: string[] = []
  const at = show(
    <DiscardedDrafts onTaken={(id) => taken.push(id)} />,
    seats.ardesia,
    registerWith({ stage }),
    {},
    {},
    'read',
    { ...emptyFolder, discarded },
  )
  return { ...at, taken }
}

it('[A38] offers what was thrown away to whoever wrote it, and leads to it', async () => {
  const { screen, asked, taken } = shown(draft)
  asked.answer = { kind: 'done', result: { kind: 'draft', amendment: draft.id } }
  await press(screen, '1 discarded draft')
  await press(screen, labelled(screen, /^Take back the discarded draft/))
  expect(asked.acts).toEqual([{ kind: 'take-draft-back', amendment: 'a1' }])
  expect(taken).toEqual(['a1'])
})

it('[A38] offers a copy of what another delegation threw away, while it can be written in', async () => {
  const { screen } = shown({ ...draft, delegation: belvane })
  await press(screen, '1 discarded draft')
  expect(labelled(screen, /^Take a copy .* as your own draft$/)).not.toBe('')
  expect(shown({ ...draft, delegation: belvane }, 'adopting').screen.textContent).toBe('')
  expect(shown(draft, 'adopted').screen.textContent).toBe('')
})

it('[A6] lets the main sponsor take back an invitation that is not answered', async () => {
  const asking: Draft = { ...draft, sponsors: [{ delegation: belvane, standing: 'invited' }] }
  const { screen, asked } = show(<DraftBar draft={asking} />, seats.ardesia, registerWith())
  await press(screen, '1 sponsor (Draft)')
  await press(screen, 'Take back the invitation to Belvane')
  expect(asked.acts).toEqual([{ kind: 'uninvite-sponsor', amendment: 'a1', delegation: belvane }])
})

function labelled(screen: HTMLElement, name: RegExp): string {
  const names = [...screen.querySelectorAll('button')].map(
    (each) => each.getAttribute('aria-label') ?? '',
  )
  return names.find((each) => name.test(each)) ?? ''
}
