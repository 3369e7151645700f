import { delegationOf, type Role, type SeatOf, type Stage } from './conference'
import type { DocumentName } from './document-name'

/**
 * Who may do what, and when: the whole of it is on this page.
 *
 * The hub asks it before every act and every update; the window asks it to decide what to offer.
 */
export const actKinds = [
  'accredit-delegation',
  'invite',
  'revoke-invitation',
  'revoke-device',
  'invite-device',
  'end-own-device',
  'change-seat',
  'invite-standby',
  'open-stage',
  'draft-amendment',
  'revise-amendment',
  'place-draft',
  'share-draft-key',
  'discard-draft',
  'take-draft-back',
  'table-amendment',
  'invite-sponsor',
  'answer-sponsorship',
  'uninvite-sponsor',
  'leave-sponsors',
  'withdraw-amendment',
  'reintroduce-amendment',
  'take-up-amendment',
  'adopt-amendment',
  'reject-amendment',
  'defer-amendment',
  'let-amendment-fall',
  'reconsider-amendment',
  'order-amendments',
  'take-position',
  'write-note',
  'share-note-key',
  'remove-note',
  'set-deadline',
  'grant-leave',
  'allow-votes',
  'make-offer',
  'answer-offer',
  'withdraw-offer',
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
  'sign-adopted-text',
  'take-in-text',
  'dispatch-letters',
  'open-template',
  'reset-template',
  'keep-states',
  'change-state',
  'follow-recommendation',
  'keep-names',
] as const
export type ActKind = (typeof actKinds)[number]

const open: readonly Stage[] = ['drafting', 'amending', 'adopting']

/** Words that are settled change the text: the secretariat may as long as it writes in it. */
const settles = {
  by: ['secretariat', 'president'],
  during: open,
  but: { secretariat: ['adopting'], president: ['drafting'] },
} as const

/** While amendments are before the conference. */
const debate: readonly Stage[] = ['amending', 'adopting']
const proposes = { by: ['delegation'], during: ['amending'] } as const
const stands = { by: ['delegation'], during: debate } as const
const notes = { by: ['delegation'], during: [...debate, 'adopted'] } as const
const ownKeys = { by: ['delegation'], during: [...open, 'adopted'] } as const
const decides = { by: ['president'], during: debate } as const
const offers = { by: ['secretariat'], during: debate } as const

/** The follow-up outlasts the seal, and so do those who come and go. */
const admits = { by: ['secretariat'], during: [...open, 'adopted'] } as const

/** Everybody's own affair, whatever the conference does. */
const ownDevices = {
  by: ['secretariat', 'president', 'delegation', 'observer'],
  during: [...open, 'adopted'],
} as const

interface Rule {
  readonly by: readonly Role[]
  readonly during: readonly Stage[]
  /** Stages at which one of them may not after all. */
  readonly but?: Readonly<Partial<Record<Role, readonly Stage[]>>>
}

const acts: Record<ActKind, Rule> = {
  'accredit-delegation': { by: ['secretariat'], during: open },
  invite: admits,
  'revoke-invitation': admits,
  'revoke-device': admits,
  'invite-device': ownDevices,
  'end-own-device': ownDevices,
  'change-seat': admits,
  'invite-standby': admits,
  'open-stage': { by: ['secretariat', 'president'], during: open },
  'draft-amendment': proposes,
  'revise-amendment': proposes,
  'place-draft': proposes,
  // Whoever reads passes the key on, with the pen or without, and whatever the stage has become: who
  // joins in between reads as well.
  'share-draft-key': ownKeys,
  'share-note-key': ownKeys,
  // A draft may always be thrown away by those who wrote it, whatever the stage has become.
  'discard-draft': { by: ['delegation'], during: [...open, 'adopted'] },
  'take-draft-back': { by: ['delegation'], during: open },
  'table-amendment': proposes,
  'invite-sponsor': stands,
  'answer-sponsorship': stands,
  'uninvite-sponsor': stands,
  'leave-sponsors': stands,
  'withdraw-amendment': stands,
  'reintroduce-amendment': proposes,
  'take-up-amendment': decides,
  'adopt-amendment': decides,
  'reject-amendment': decides,
  'defer-amendment': decides,
  'let-amendment-fall': decides,
  'reconsider-amendment': decides,
  'order-amendments': decides,
  'take-position': stands,
  'write-note': notes,
  'remove-note': notes,
  'set-deadline': { by: ['secretariat', 'president'], during: open },
  'grant-leave': { by: ['president'], during: ['amending'] },
  'allow-votes': { by: ['secretariat', 'president'], during: open },
  'make-offer': offers,
  'answer-offer': stands,
  'withdraw-offer': offers,
  'stand-on-bracket': { by: ['delegation'], during: open },
  'describe-bracket': { by: ['secretariat', 'president'], during: open },
  'settle-bracket': settles,
  // A sign without its other end says nothing: whoever may write in the text may take it away.
  'take-sign': {
    by: [...settles.by, 'delegation'],
    during: open,
    but: { ...settles.but, delegation: ['amending', 'adopting'] },
  },
  'choose-alternative': settles,
  'agree-ad-referendum': { by: ['secretariat', 'president'], during: open },
  'reopen-agreed': { by: ['secretariat', 'president', 'delegation'], during: open },
  'freeze-numbers': { by: ['secretariat'], during: open },
  renumber: { by: ['secretariat'], during: open },
  'dispatch-letters': { by: ['secretariat'], during: ['adopted'] },
  'open-template': admits,
  'reset-template': admits,
  // The adopted text is issued by its adoption.
  'issue-version': { by: ['secretariat'], during: open },
  // Whoever presides by then, as the device that adopted it may be gone.
  'sign-adopted-text': { by: ['president'], during: ['adopted'] },
  // Later there are amendments to what it would take the place of.
  'take-in-text': { by: ['secretariat'], during: ['drafting'] },
  'keep-states': admits,
  'change-state': admits,
  'keep-names': admits,
  // What is recommended is settled with the seal, and so is where it stands.
  'follow-recommendation': { by: ['secretariat'], during: ['adopted'] },
}

/** Acts of a delegation ask for its pen as well. */
const withPen: ReadonlySet<ActKind> = new Set([
  'draft-amendment',
  'revise-amendment',
  'place-draft',
  'discard-draft',
  'take-draft-back',
  'table-amendment',
  'invite-sponsor',
  'answer-sponsorship',
  'uninvite-sponsor',
  'leave-sponsors',
  'withdraw-amendment',
  'take-sign',
  'reintroduce-amendment',
  'take-position',
  'answer-offer',
  'reopen-agreed',
])

export type Right = 'yes' | 'not-your-role' | 'not-your-pen' | 'not-at-this-stage'

export function may(seat: SeatOf, act: ActKind, stage: Stage): Right {
  const rule = acts[act]
  if (!rule.by.includes(seat.role)) return 'not-your-role'
  if (withPen.has(act) && seat.role === 'delegation' && !seat.pen) return 'not-your-pen'
  if (!rule.during.includes(stage) || rule.but?.[seat.role]?.includes(stage)) {
    return 'not-at-this-stage'
  }
  return 'yes'
}

/** Stages open and reopen as the meeting goes; the seal comes last, and is the president's alone. */
export function mayOpen(seat: SeatOf, from: Stage, to: Stage): Right {
  const right = may(seat, 'open-stage', from)
  if (right !== 'yes') return right
  if (from === to) return 'not-at-this-stage'
  if (to !== 'adopted') return 'yes'
  if (seat.role !== 'president') return 'not-your-role'
  return from === 'adopting' ? 'yes' : 'not-at-this-stage'
}

export const reopened = ['block', 'section', 'document'] as const

/**
 * A delegation opens a paragraph again, in its own name; a section was agreed as one, and is for the
 * rostrum to open, as the whole document is for the president.
 */
export function mayReopen(seat: SeatOf, what: (typeof reopened)[number], stage: Stage): Right {
  const right = may(seat, 'reopen-agreed', stage)
  if (right !== 'yes') return right
  if (what === 'document') return seat.role === 'president' ? 'yes' : 'not-your-role'
  return what === 'section' && seat.role === 'delegation' ? 'not-your-role' : 'yes'
}

export const takenBack = ['own', 'copy'] as const

/** A copy of another's draft is one of one's own, and its words are still to be put in. */
export function mayTakeBack(seat: SeatOf, what: (typeof takenBack)[number], stage: Stage): Right {
  const right = may(seat, 'take-draft-back', stage)
  return right === 'yes' && what === 'copy' ? may(seat, 'draft-amendment', stage) : right
}

export type Access = 'none' | 'read' | 'write'

/**
 * What part a delegation has in an untabled draft, as its own folder says.
 *
 * - `sponsor`: the main sponsor, and who has joined it.
 * - `invited`: it may read what it is asked to sponsor.
 * - `discarded`: it could write in it when it was thrown away, and may take its words back.
 */
export type Part = 'sponsor' | 'invited' | 'discarded' | 'none'

/**
 * What a seat may do with a document.
 *
 * `part` matters for an amendment only. Whatever else it is (tabled, another's, never drafted) the
 * answer is the same `none`, so that nobody can tell an untabled amendment from one that does not
 * exist.
 */
export function access(seat: SeatOf, document: DocumentName, stage: Stage, part: Part): Access {
  switch (document.kind) {
    case 'register':
    case 'people':
    case 'follow-up':
      return 'read'
    case 'text':
      return mayWriteText(seat, stage) ? 'write' : 'read'
    case 'secretariat':
      return seat.role === 'secretariat' ? 'read' : 'none'
    case 'folder':
      return seat.role === 'delegation' && seat.delegation === document.delegation ? 'read' : 'none'
    case 'amendment':
      if (part === 'none' || seat.role !== 'delegation') return 'none'
      return seat.pen && part === 'sponsor' && stage === 'amending' ? 'write' : 'read'
    case 'kept':
      return mayKeep(seat) && delegationOf(seat) === document.delegation ? 'read' : 'none'
    // Letters go out when the text is sealed.
    case 'template':
      return seat.role === 'secretariat' ? 'write' : 'none'
  }
}

/** Who may ever have typed words: the other two never write. */
function mayKeep({ role }: SeatOf): boolean {
  return role === 'secretariat' || role === 'delegation'
}

export function mayWriteText(seat: SeatOf, stage: Stage): boolean {
  if (seat.role === 'secretariat') return stage === 'drafting' || stage === 'amending'
  return seat.role === 'delegation' && seat.pen && stage === 'drafting'
}
