import type { Node } from 'prosemirror-model'
import type { Amendment, AmendmentState, Draft } from '../amendments/amendment'
import { byOf } from '../amendments/by'
import type { Situation } from '../amendments/decision'
import { emptyFolder } from '../amendments/folder'
import type { Offer } from '../amendments/offer'
import type { Register } from '../amendments/register'
import type { Stage } from '../conference'
import { schema } from '../document/schema'
import type { AmendmentId, BlockId, OfferId } from '../ids'
import type { Act } from '../protocol'
import { changeOf, json, tabledAmendment } from './amendments'
import { p, section, text } from './build'
import { ana, ardesia, at, president, secretariat, tabling, welcomed } from './meeting'

/** What stands in the way of an act, for the tests of refusals. */
const noted = p('one', 'The Conference noted the report.')
export const pending = (id: string, by = ardesia, more: Partial<Amendment> = {}): Amendment =>
  tabledAmendment(changeOf(noted, welcomed), { id: id as AmendmentId, delegation: by, ...more })
export const withdrawn: Amendment = {
  ...pending('gone'),
  state: { kind: 'withdrawn', at, by: byOf(ana) },
}
export const drafted: Draft = {
  id: 'd1' as AmendmentId,
  delegation: ardesia,
  place: { kind: 'there' },
  base: [json(noted)],
  amends: null,
  revises: null,
  rationale: '',
  sponsors: [],
  begun: at,
  by: byOf(ana),
}
export const adopted: AmendmentState = {
  kind: 'adopted',
  merge: 'clean',
  undo: null,
  vote: null,
  at,
  by: byOf(president),
}
export const offer: Offer = {
  id: 'o1' as OfferId,
  of: ['a1' as AmendmentId],
  to: [ardesia],
  proposal: { kind: 'disposition', disposition: 'defer' },
  words: '',
  answers: [{ delegation: ardesia, answer: 'declined', at }],
  at,
  by: byOf(secretariat),
}
export const block = (of: string) => of as BlockId
export const id = (of: string) => of as AmendmentId
export const tableIt: Act = tabling(id('d1'))

export function titled(on: Situation): Situation {
  return { ...on, text: text(schema.node('title', { id: 'title' }, schema.text('A title'))) }
}
export function given(more: Partial<Register>) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, ...more } })
}
export function same(on: Situation): Situation {
  return on
}
export function staged(stage: Stage) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, stage } })
}
export function having(...amendments: Amendment[]) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, amendments } })
}
export function drafting(draftContent: Node | null, draft = drafted) {
  return (on: Situation): Situation => ({
    ...on,
    folderOf: (of) =>
      of === ardesia || of === draft.delegation ? { ...emptyFolder, drafts: [draft] } : emptyFolder,
    draftContent,
  })
}
export function saying(amendment: Amendment, ...blocks: Node[]) {
  return (on: Situation): Situation => ({
    ...having(amendment)(on),
    text: text(section('s', ...blocks)),
  })
}
