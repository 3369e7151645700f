import type { Act } from '../../shared/protocol'

const lookingAtText: ReadonlySet<Act['kind']> = new Set([
  'draft-amendment',
  'place-draft',
  'revise-amendment',
  'take-up-amendment',
  'adopt-amendment',
  'let-amendment-fall',
  'reconsider-amendment',
  'make-offer',
  'stand-on-bracket',
  'describe-bracket',
  'settle-bracket',
  'take-sign',
  'choose-alternative',
  'agree-ad-referendum',
  'reopen-agreed',
  'freeze-numbers',
  'renumber',
  'issue-version',
  'take-in-text',
  'dispatch-letters',
  'follow-recommendation',
])

export const aboutFollowUp: ReadonlySet<Act['kind']> = new Set([
  'keep-states',
  'change-state',
  'follow-recommendation',
  'keep-names',
])

/** Reading a long text takes longer than all the rest; these acts alone look at it. */
export function needsText(act: Act): boolean {
  return lookingAtText.has(act.kind) || adopts(act)
}

/** These need no text to be decided; what it says is for the verdict on what is new. */
export function begins({ kind }: Act): boolean {
  return kind === 'table-amendment' || kind === 'reintroduce-amendment' || kind === 'answer-offer'
}

export function adopts(act: Act): boolean {
  return act.kind === 'open-stage' && act.stage === 'adopted'
}
