import type { Role, SeatOf, Stage } from './conference'
import type { DocumentName } from './document-name'

/**
 * Who may do what, and when: the whole of it is on this page.
 *
 * The hub asks it before every act and every update; the window asks it to decide what to offer.
 */
export const actKinds = [
  'accredit-delegation',
  'invite',
  'open-stage',
  'draft-amendment',
  'discard-draft',
  'table-amendment',
  'withdraw-amendment',
  'adopt-amendment',
  'reject-amendment',
  'stand-on-bracket',
  'describe-bracket',
  'settle-bracket',
  'take-sign',
  'choose-alternative',
  'agree-ad-referendum',
  'reopen-agreed',
  'freeze-numbers',
  'renumber',
] as const
export type ActKind = (typeof actKinds)[number]

const open: readonly Stage[] = ['drafting', 'amending', 'adopting']

/** Words that are settled change the text: the secretariat may as long as it writes in it. */
const settles = {
  by: ['secretariat', 'president'],
  during: open,
  but: { secretariat: ['adopting'], president: ['drafting'] },
} as const

interface Rule {
  readonly by: readonly Role[]
  readonly during: readonly Stage[]
  /** Stages at which one of them may not after all. */
  readonly but?: Readonly<Partial<Record<Role, readonly Stage[]>>>
}

const acts: Record<ActKind, Rule> = {
  'accredit-delegation': { by: ['secretariat'], during: open },
  invite: { by: ['secretariat'], during: [...open, 'adopted'] },
  'open-stage': { by: ['secretariat', 'president'], during: open },
  'draft-amendment': { by: ['delegation'], during: ['amending'] },
  // A draft may always be thrown away by those who wrote it, whatever the stage has become.
  'discard-draft': { by: ['delegation'], during: [...open, 'adopted'] },
  'table-amendment': { by: ['delegation'], during: ['amending'] },
  'withdraw-amendment': { by: ['delegation'], during: ['amending', 'adopting'] },
  'adopt-amendment': { by: ['president'], during: ['amending', 'adopting'] },
  'reject-amendment': { by: ['president'], during: ['amending', 'adopting'] },
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
}

/** Acts of a delegation ask for its pen as well. */
const withPen: ReadonlySet<ActKind> = new Set([
  'draft-amendment',
  'discard-draft',
  'table-amendment',
  'withdraw-amendment',
  'take-sign',
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

export type Access = 'none' | 'read' | 'write'

/**
 * What a seat may do with a document.
 *
 * `sponsor` matters for an amendment only: whether it is an untabled draft of the seat's own
 * delegation. Whatever else it is (tabled, another's, never drafted) the answer is the same
 * `none`, so that nobody can tell an untabled amendment from one that does not exist.
 */
export function access(
  seat: SeatOf,
  document: DocumentName,
  stage: Stage,
  sponsor: boolean,
): Access {
  switch (document.kind) {
    case 'register':
      return 'read'
    case 'text':
      return mayWriteText(seat, stage) ? 'write' : 'read'
    case 'folder':
      return seat.role === 'delegation' && seat.delegation === document.delegation ? 'read' : 'none'
    case 'amendment':
      if (!sponsor || seat.role !== 'delegation') return 'none'
      return seat.pen && stage === 'amending' ? 'write' : 'read'
  }
}

export function mayWriteText(seat: SeatOf, stage: Stage): boolean {
  if (seat.role === 'secretariat') return stage === 'drafting' || stage === 'amending'
  return seat.role === 'delegation' && seat.pen && stage === 'drafting'
}
