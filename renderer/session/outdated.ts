import type { Asked } from './asked'

/**
 * Why this window shows a text without letting anyone write it: there may be something in it that
 * the editor would take for a fault and remove for everyone.
 *
 * - `window`: it knows an older schema than the hub.
 * - `hub`: it knows a newer one.
 * - `content`: both know the same, but the text holds what neither does.
 */
export type Outdated = 'window' | 'hub' | 'content'

export function outdatedBy(window: number, hub: number): Outdated | null {
  if (window === hub) return null
  return window < hub ? 'window' : 'hub'
}

/** Whether an act depends on what the words are. Nobody decides on some that may not be shown. */
const onWords: Record<Asked['kind'], boolean> = {
  'accredit-delegation': false,
  invite: false,
  'revoke-invitation': false,
  'revoke-device': false,
  'invite-device': false,
  'end-own-device': false,
  'change-seat': false,
  'invite-standby': false,
  'open-stage': false,
  'draft-amendment': true,
  'revise-amendment': true,
  'share-draft-key': false,
  'explain-draft': false,
  'place-draft': true,
  'discard-draft': false,
  'take-draft-back': false,
  'table-amendment': true,
  'invite-sponsor': false,
  'answer-sponsorship': true,
  'uninvite-sponsor': false,
  'leave-sponsors': false,
  'withdraw-amendment': false,
  'reintroduce-amendment': true,
  'take-up-amendment': false,
  'adopt-amendment': true,
  'reject-amendment': true,
  'defer-amendment': false,
  'let-amendment-fall': true,
  'reconsider-amendment': true,
  'take-position': true,
  'write-note': false,
  'share-note-key': false,
  'say-note': false,
  'remove-note': false,
  'set-deadline': false,
  'grant-leave': false,
  'allow-votes': false,
  'order-amendments': false,
  'make-offer': true,
  'answer-offer': true,
  'withdraw-offer': false,
  'stand-on-bracket': true,
  'describe-bracket': true,
  'settle-bracket': true,
  'take-sign': true,
  'choose-alternative': true,
  'agree-ad-referendum': true,
  'reopen-agreed': false,
  'freeze-numbers': true,
  renumber: true,
  'issue-version': true,
  'sign-adopted-text': true,
  'take-in-text': true,
  'dispatch-letters': true,
  'open-template': false,
  'reset-template': false,
  'keep-states': false,
  'change-state': false,
  'keep-names': false,
  'follow-recommendation': true,
}

export function decidesOnWords(act: Asked): boolean {
  return onWords[act.kind] || (act.kind === 'open-stage' && act.stage === 'adopted')
}
