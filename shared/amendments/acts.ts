import { Fragment, type Node, Slice } from 'prosemirror-model'
import { assertNever } from '../assert-never'
import type { Delegation, Invitation, Seat } from '../conference'
import { findBlock, isContainer } from '../document/blocks'
import { ownBrackets } from '../document/own-brackets'
import type { Stroke } from '../document/strokes'
import {
  type AmendmentId,
  amendmentId,
  delegationId,
  type Instant,
  invitationId,
  type NewId,
} from '../ids'
import { adoption, type Over } from '../negotiation/adoption'
import { sourced } from '../negotiation/bracket-source'
import { negotiate } from '../negotiation/negotiation-acts'
import type { Act, ActResult, Refusal } from '../protocol'
import { may } from '../rights'
import {
  type Amendment,
  type AmendmentState,
  type Change,
  type Draft,
  isAmendable,
  isPending,
  openingContent,
  proposedBlocks,
  toBlock,
} from './amendment'
import { byOf } from './by'
import { merge } from './merge'
import { issueNumbers } from './numbering-acts'
import type { Deed, Folder, Register } from './register'

/** What an act is decided on. */
export interface Situation {
  readonly register: Register
  readonly text: Node
  /** Of the actor's delegation; empty for the other roles. */
  readonly folder: Folder
  /** What the document of the amendment to be tabled holds; `null` for every other act. */
  readonly draftContent: Node | null
}

export interface Circumstances {
  readonly at: Instant
  readonly newId: NewId
  /** Days for which an invitation can be used. */
  readonly invitationDays: number
}

/** What an act comes to. Whatever is absent stays as it was. */
export type Decision = { readonly kind: 'refused'; readonly why: Refusal } | Done

export interface Done {
  readonly kind: 'done'
  readonly register?: Register
  readonly text?: Node
  /** How the text comes to say so, where that is better known than by comparing. */
  readonly strokes?: readonly Stroke[]
  readonly folder?: Folder
  /** An amendment's document to be seeded. */
  readonly opens?: { readonly amendment: AmendmentId; readonly content: Node }
  /** An amendment's document that nobody writes any more. */
  readonly closes?: AmendmentId
  /** For the record; `null` where even the existence of the act is confidential. */
  readonly deed: Deed | null
  readonly result: Exclude<ActResult, { kind: 'invitation' }> | Invited
}

/** The hub turns it into a link, whose token it alone can sign. */
export interface Invited {
  readonly kind: 'invited'
  readonly invitation: Invitation
}

const nothing = { kind: 'nothing' } as const
const refused = (why: Refusal): Decision => ({ kind: 'refused', why })

/**
 * Decides an act. A function of its arguments: the hub applies what comes out in one transaction,
 * and replaying the acts gives the same register.
 */
export function decide(act: Act, by: Seat, on: Situation, with_: Circumstances): Decision {
  const right = may(by, act.kind, on.register.stage)
  if (right !== 'yes') return refused(right)
  switch (act.kind) {
    case 'accredit-delegation':
      return accredit(act.name, on, with_)
    case 'invite':
      return invite(act.to, on, with_)
    case 'open-stage':
      return openStage(act, by, on)
    case 'draft-amendment':
      return draft(act.target, by, on, with_)
    case 'discard-draft':
      return discard(act.amendment, on)
    case 'table-amendment':
      return table(act.amendment, by, on, with_)
    case 'withdraw-amendment':
      return withdraw(act.amendment, by, on, with_)
    case 'adopt-amendment':
      return adopt(act.amendment, by, on, with_)
    case 'reject-amendment':
      return reject(act.amendment, by, on, with_)
    case 'stand-on-bracket':
    case 'describe-bracket':
    case 'settle-bracket':
    case 'take-sign':
    case 'choose-alternative':
    case 'agree-ad-referendum':
    case 'reopen-agreed':
      return negotiate(act, by, on, with_.at)
    case 'freeze-numbers':
    case 'renumber':
      return issueNumbers(act, on)
    default:
      return assertNever(act)
  }
}

function accredit(name: string, { register }: Situation, { newId }: Circumstances): Decision {
  const same = (each: Delegation) => each.name.toLowerCase() === name.toLowerCase()
  if (register.delegations.some(same)) return refused('delegation-exists')
  const delegation = { id: delegationId(newId()), name }
  return {
    kind: 'done',
    register: { ...register, delegations: [...register.delegations, delegation] },
    deed: { kind: 'delegation-accredited', delegation: delegation.id },
    result: { kind: 'delegation', delegation: delegation.id },
  }
}

function invite(
  to: Invitation['to'],
  { register }: Situation,
  { at, newId, invitationDays }: Circumstances,
): Decision {
  const delegation = to.role === 'delegation' ? to.delegation : null
  if (delegation && !register.delegations.some((each) => each.id === delegation)) {
    return refused('no-such-delegation')
  }
  const expires = new Date(Date.parse(at) + invitationDays * 86_400_000).toISOString()
  const invitation = { id: invitationId(newId()), to, made: at, expires }
  return {
    kind: 'done',
    register: { ...register, invitations: [...register.invitations, invitation] },
    deed: { kind: 'invited', role: to.role, delegation },
    result: { kind: 'invited', invitation },
  }
}

/** Stages open and reopen as the meeting goes; only the seal, by the president, is final. */
function openStage(
  { stage, override }: Extract<Act, { kind: 'open-stage' }>,
  by: Seat,
  on: Situation,
): Decision {
  const { register } = on
  if (stage === register.stage) return refused('not-at-this-stage')
  let over: Over | undefined
  if (stage === 'adopted') {
    if (by.role !== 'president') return refused('not-your-role')
    if (register.stage !== 'adopting') return refused('not-at-this-stage')
    const open = adoption(override, on.text, register)
    if (typeof open === 'string') return refused(open)
    over = open ?? undefined
  }
  return {
    kind: 'done',
    register: { ...register, stage },
    deed: { kind: 'stage-opened', stage, ...(over && { over }) },
    result: nothing,
  }
}

function draft(target: Change['target'], by: Seat, on: Situation, with_: Circumstances): Decision {
  const begun = on.folder.drafts.find((each) => each.target === target)
  if (begun) return { kind: 'done', deed: null, result: { kind: 'draft', amendment: begun.id } }
  const block = findBlock(on.text, target)
  if (!block) return refused('no-such-block')
  const content = openingContent(on.text, target)
  if (!content) return refused('block-not-amendable')
  const id = amendmentId(with_.newId())
  const made: Draft = {
    id,
    target,
    base: block.node.toJSON() as Draft['base'],
    begun: with_.at,
    by: byOf(by),
  }
  return {
    kind: 'done',
    folder: { drafts: [...on.folder.drafts, made] },
    opens: { amendment: id, content },
    deed: null,
    result: { kind: 'draft', amendment: id },
  }
}

function discard(amendment: AmendmentId, on: Situation): Decision {
  if (!on.folder.drafts.some((each) => each.id === amendment)) return refused('no-such-amendment')
  return {
    kind: 'done',
    folder: without(on.folder, amendment),
    closes: amendment,
    deed: null,
    result: nothing,
  }
}

function table(amendment: AmendmentId, by: Seat, on: Situation, with_: Circumstances): Decision {
  const draft = on.folder.drafts.find((each) => each.id === amendment)
  if (!draft || by.role !== 'delegation') return refused('no-such-amendment')
  if (!on.draftContent) return refused('amendment-not-valid')
  const change = changeOf(draft, on.draftContent, with_.newId)
  if (!change) return refused('amendment-not-valid')
  if (changesNothing(change)) return refused('amendment-changes-nothing')
  const tabled: Amendment = {
    id: amendment,
    number: (on.register.amendments.at(-1)?.number ?? 0) + 1,
    delegation: by.delegation,
    change,
    tabled: with_.at,
    state: { kind: 'tabled' },
  }
  return {
    kind: 'done',
    register: { ...on.register, amendments: [...on.register.amendments, tabled] },
    folder: without(on.folder, amendment),
    closes: amendment,
    deed: { kind: 'amendment-tabled', amendment },
    result: nothing,
  }
}

/**
 * What a draft proposes. Ids are given here and not taken from the draft: the first block carries
 * the target's on, every further one is new, so that no draft can claim another block's identity,
 * nor another bracket's.
 * Empty blocks say nothing and are left out; if all are empty, the target is to be deleted.
 */
function changeOf(draft: Draft, content: Node, newId: NewId): Change | null {
  // Words beside the section would not be in what it proposes: tabled, they would be lost.
  if (!content.children.every((top) => isContainer(top) || top.content.size === 0)) return null
  const blocks = proposedBlocks(content).map(toBlock)
  if (!blocks.every(isAmendable)) return null
  const said = blocks.filter((block) => block.content.size > 0)
  const proposed = ownBrackets(said, toBlock(draft.base), draft.by.delegation, newId).map(
    (block, index) => ({
      ...(block.toJSON() as Change['base']),
      attrs: { ...block.attrs, id: index === 0 ? draft.target : newId() },
    }),
  )
  return { target: draft.target, base: draft.base, proposed }
}

/** Words alone are compared: in the text, the first block keeps its kind and level (see merge). */
function changesNothing({ base, proposed }: Change): boolean {
  const [only, ...more] = proposed
  const words = only ? toBlock(only).content : Fragment.empty
  return more.length === 0 && words.eq(toBlock(base).content)
}

function withdraw(amendment: AmendmentId, by: Seat, on: Situation, with_: Circumstances): Decision {
  const found = on.register.amendments.find((each) => each.id === amendment)
  if (!found) return refused('no-such-amendment')
  if (by.role !== 'delegation' || by.delegation !== found.delegation) {
    return refused('not-your-amendment')
  }
  if (!isPending(found)) return refused('amendment-decided')
  return {
    kind: 'done',
    register: settle(on.register, found, { kind: 'withdrawn', at: with_.at, by: byOf(by) }),
    deed: { kind: 'amendment-withdrawn', amendment },
    result: nothing,
  }
}

function reject(amendment: AmendmentId, by: Seat, on: Situation, with_: Circumstances): Decision {
  const found = on.register.amendments.find((each) => each.id === amendment)
  if (!found) return refused('no-such-amendment')
  if (!isPending(found)) return refused('amendment-decided')
  return {
    kind: 'done',
    register: settle(on.register, found, { kind: 'rejected', at: with_.at, by: byOf(by) }),
    deed: { kind: 'amendment-rejected', amendment },
    result: nothing,
  }
}

function adopt(amendment: AmendmentId, by: Seat, on: Situation, with_: Circumstances): Decision {
  const found = on.register.amendments.find((each) => each.id === amendment)
  if (!found) return refused('no-such-amendment')
  if (!isPending(found)) return refused('amendment-decided')
  const applied = applyChange(on.text, found.change)
  switch (applied.kind) {
    case 'target-gone':
      return refused('target-gone')
    case 'collides':
      return refused('amendment-collides')
    case 'moot':
      return refused('amendment-moot')
    case 'clean':
    case 'reworded':
      return {
        kind: 'done',
        register: settle(sourced(on.register, found), found, {
          kind: 'adopted',
          at: with_.at,
          by: byOf(by),
        }),
        text: applied.text,
        deed: { kind: 'amendment-adopted', amendment, merge: applied.kind },
        result: nothing,
      }
  }
}

export type Application =
  | { readonly kind: 'clean' | 'reworded'; readonly text: Node }
  | { readonly kind: 'collides' | 'moot' | 'target-gone' }

/** The text as it would be with a change in it. */
export function applyChange(text: Node, change: Change): Application {
  const block = findBlock(text, change.target)
  if (!block) return { kind: 'target-gone' }
  const base = toBlock(change.base)
  const [first, ...more] = change.proposed.map(toBlock)
  const put = (kind: 'clean' | 'reworded', blocks: readonly Node[]): Application => {
    const slice = new Slice(Fragment.from([...blocks]), 0, 0)
    return { kind, text: text.replace(block.pos, block.pos + block.node.nodeSize, slice) }
  }
  if (!first) {
    return block.node.content.eq(base.content) ? put('clean', []) : { kind: 'collides' }
  }
  const merged = merge(base, first, block.node)
  switch (merged.kind) {
    case 'collides':
      return { kind: 'collides' }
    case 'moot':
      return more.length === 0 ? { kind: 'moot' } : put('clean', [block.node, ...more])
    case 'clean':
    case 'reworded':
      return put(merged.kind, [merged.merged, ...more])
  }
}

function settle(register: Register, amendment: Amendment, state: AmendmentState): Register {
  const amendments = register.amendments.map((each) =>
    each === amendment ? { ...each, state } : each,
  )
  return { ...register, amendments }
}

function without(folder: Folder, amendment: AmendmentId): Folder {
  return { drafts: folder.drafts.filter((each) => each.id !== amendment) }
}
