import { type AmendmentRefusal, amendmentRefusals } from './amendments/refusals'

/** Why an act that is about no amendment is not done. */
export const otherRefusals = [
  'not-your-role',
  'not-your-pen',
  'not-at-this-stage',
  'delegation-exists',
  'no-such-delegation',
  'invitation-gone',
  'no-such-device',
  'no-such-person',
  'own-seat',
  /** A person has as many devices as one may have. */
  'devices-full',
  'seat-unchanged',
  'name-taken',
  'amendments-pending',
  'no-such-bracket',
  'no-such-alternative',
  'points-open',
  'nothing-to-agree',
  'agreed-already',
  'agreed-above',
  'not-agreed',
  'no-masthead',
  'numbers-unchanged',
  'symbol-malformed',
  'symbol-taken',
  'version-unchanged',
  'no-such-recommendation',
  'text-signed-already',
  'signature-not-valid',
  'text-not-valid',
  'text-not-empty',
  'amendments-tabled',
  'taken-in-not-valid',
  'state-untimely',
  'state-unchanged',
  'states-full',
  'no-such-template',
  'names-unchanged',
  /** The delegation has written all that it may in a day. */
  'quota',
  /** The same, in all. */
  'quota-in-all',
  /** The delegation asks for more in a minute than people do. */
  'too-many-acts',
  /** The delegation has as many drafts as it may have. */
  'too-many-drafts',
] as const

/** Why an act is not done. The window has a sentence for each. */
export type Refusal = AmendmentRefusal | (typeof otherRefusals)[number]
export const refusals: readonly Refusal[] = [...amendmentRefusals, ...otherRefusals]
