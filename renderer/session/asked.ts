import { type BlockJSON, documentOf, proposedBlocks, toBlock } from '../../shared/amendments/change'
import { read, rewrite } from '../../shared/document/ydoc'
import type { AmendmentId } from '../../shared/ids'
import { type Act, limits, type Outcome } from '../../shared/protocol'
import { setRationale } from '../../shared/sealing/rationale'
import type { Answer, Desk } from './acts'
import type { Drafts } from './drafts'
import type { OpenDraft } from './open-draft'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/**
 * An act as one asks for it in the window. What is said in a draft only the window can read: some of
 * it is added here to what goes to the hub, and some of it goes into the draft and never to the hub.
 */
export type Asked =
  | Exclude<
      Act,
      | Of<'table-amendment'>
      | Of<'draft-amendment'>
      | Of<'take-draft-back'>
      | Of<'sign-adopted-text'>
    >
  /** What is signed, and with which key, is for this device to find out. */
  | Pick<Of<'sign-adopted-text'>, 'kind'>
  | Omit<Of<'take-draft-back'>, 'into'>
  | Pick<Of<'table-amendment'>, 'kind' | 'amendment'>
  /** With the words to begin with, where they are there already; else those of the blocks. */
  | (Omit<Of<'draft-amendment'>, 'afresh'> & { readonly proposed?: readonly BlockJSON[] })
  /** In plain words, which this window seals. */
  | { readonly kind: 'say-note'; readonly amendment: AmendmentId; readonly words: string }
  | {
      readonly kind: 'explain-draft'
      readonly amendment: AmendmentId
      readonly rationale: string
    }

/**
 * Does what is asked, once one's own last words are with the hub; `sent` tells when those are that
 * it brings itself, and `sign` signs the adopted text with the key of this device.
 */
export async function ask(
  asked: Exclude<Asked, { kind: 'say-note' }>,
  desk: Pick<Desk, 'perform'>,
  drafts: Pick<Drafts, 'find' | 'writable' | 'discarded'>,
  sent: (concerned: AmendmentId) => Promise<boolean>,
  sign: () => Promise<Answer>,
): Promise<Answer> {
  switch (asked.kind) {
    case 'open-stage': {
      const answer = await desk.perform(asked)
      // Whoever adopts the text signs it. What keeps them from it leaves it adopted and unsigned,
      // which is seen, and signed later by whoever presides then.
      if (asked.stage === 'adopted' && answer.kind === 'done') await sign()
      return answer
    }
    case 'sign-adopted-text':
      return sign()
    case 'table-amendment':
      return table(asked.amendment, desk, drafts, sent)
    case 'explain-draft':
      return explain(asked.amendment, asked.rationale, drafts)
    case 'draft-amendment': {
      const { proposed, ...act } = asked
      const answer = await desk.perform(proposed ? { ...act, afresh: true } : act)
      if (!proposed || answer.kind !== 'done' || answer.result.kind !== 'draft') return answer
      return propose(answer, answer.result.amendment, proposed, drafts)
    }
    case 'take-draft-back':
      return takeBack(asked, desk, drafts, sent)
    default:
      return desk.perform(asked)
  }
}

/** Whoever types on for longer than this while they table has to stop first. */
const mostAttempts = 5

/**
 * What one types oneself while it goes to the hub may come there before it, and is then tabled with
 * it: nobody else has written what had not been seen. What comes after it is kept for whoever typed it.
 */
async function table(
  amendment: AmendmentId,
  desk: Pick<Desk, 'perform'>,
  drafts: Pick<Drafts, 'find'>,
  sent: (concerned: AmendmentId) => Promise<boolean>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const before = writtenBy(drafts.find(amendment))
    const answer = await tableOnce(amendment, desk, drafts)
    const isBehind = answer.kind === 'refused' && answer.why === 'draft-moved-on'
    const now = writtenBy(drafts.find(amendment))
    const isOwn = now.here > before.here && now.others === before.others
    if (!isBehind || !isOwn || attempt === mostAttempts || !(await sent(amendment))) return answer
  }
}

function writtenBy(draft: OpenDraft | null): { readonly here: number; readonly others: number } {
  const here = draft?.writtenHere() ?? 0
  return { here, others: (draft?.written() ?? 0) - here }
}

async function tableOnce(
  amendment: AmendmentId,
  desk: Pick<Desk, 'perform'>,
  drafts: Pick<Drafts, 'find'>,
): Promise<Answer> {
  const draft = drafts.find(amendment)
  if (!draft) return { kind: 'refused', why: 'no-such-amendment' }
  // There are words of a co-sponsor which this device cannot open yet.
  if (!draft.isWhole()) return { kind: 'refused', why: 'draft-moved-on' }
  const said = read(draft.doc())
  if (said.kind === 'invalid') return { kind: 'refused', why: 'amendment-not-valid' }
  // The hub would not take it at all, and could not say why.
  if (JSON.stringify(proposedBlocks(said.node)).length > limits.amendment) {
    return { kind: 'refused', why: 'amendment-too-long' }
  }
  return desk.perform({
    kind: 'table-amendment',
    amendment,
    content: said.node.toJSON() as object,
    rationale: draft.rationale(),
    seen: draft.written(),
  })
}

function explain(amendment: AmendmentId, rationale: string, drafts: Pick<Drafts, 'find'>): Outcome {
  const draft = drafts.find(amendment)
  if (!draft?.isWritable()) return { kind: 'refused', why: 'no-such-amendment' }
  setRationale(draft.doc(), rationale)
  return { kind: 'done', result: { kind: 'nothing' } }
}

/**
 * Whoever takes a copy of another's draft takes the words out of it themselves. Whatever keeps them
 * from the hub, they are still in what was discarded, and another copy can be taken of it.
 */
async function takeBack(
  act: Omit<Of<'take-draft-back'>, 'into'>,
  desk: Pick<Desk, 'perform'>,
  drafts: Pick<Drafts, 'discarded' | 'writable'>,
  sent: (concerned: AmendmentId) => Promise<boolean>,
): Promise<Answer> {
  const said = await drafts.discarded(act.amendment)
  if (said === 'unread') return { kind: 'problem', why: 'no-answer' }
  const answer = await desk.perform(act)
  const isCopy =
    answer.kind === 'done' &&
    answer.result.kind === 'draft' &&
    answer.result.amendment !== act.amendment
  if (!said || !isCopy || answer.result.kind !== 'draft') return answer
  const copy = answer.result.amendment
  const put = await propose(answer, copy, proposedBlocks(said.words), drafts, said.rationale)
  if (put.kind === 'done' && (await sent(copy))) await desk.perform({ ...act, into: copy })
  return put
}

/** The draft is there with the words of the text, and comes to say what is proposed. */
async function propose(
  begun: Answer,
  amendment: AmendmentId,
  proposed: readonly BlockJSON[],
  drafts: Pick<Drafts, 'writable'>,
  rationale = '',
): Promise<Answer> {
  const draft: OpenDraft | null = await drafts.writable(amendment)
  if (!draft) return { kind: 'problem', why: 'no-answer' }
  rewrite(draft.doc(), documentOf(proposed.map(toBlock)))
  if (rationale !== '') setRationale(draft.doc(), rationale)
  return begun
}
