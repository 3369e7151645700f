import {
  type Circumstances,
  type Decision,
  nothing,
  refused,
  type Situation,
} from '../amendments/decision'
import { officialLanguages } from '../document/language'
import { recommendationsOf } from '../document/recommendations'
import { tidied } from '../letters/called'
import type { Act } from '../protocol'
import { type CalendarDate, parseDate } from '../states/calendar-date'
import type { StateEntry, StatesRegister } from '../states/register'
import { untimely } from '../states/untimely'
import type { FollowUpDeed } from './deeds'
import type { FollowUp, FollowUpSituation } from './follow-up'

type FollowUpAct = Extract<
  Act,
  { readonly kind: 'keep-states' | 'change-state' | 'follow-recommendation' | 'keep-names' }
>

type StatesKept = Extract<FollowUpDeed, { readonly kind: 'states-kept' }>

/** Where States stand, and what is done about what they recommended. */
export function decideFollowUp(act: FollowUpAct, on: Situation, with_: Circumstances): Decision {
  const { followUp } = on
  if (!followUp) throw new Error('The hub brings the follow-up to the acts that are about it')
  switch (act.kind) {
    case 'keep-states':
      return keepStates(act, followUp.now, with_)
    case 'change-state':
      return changeState(act, followUp, with_)
    case 'follow-recommendation':
      return followRecommendation(act, followUp.now, on, with_)
    case 'keep-names':
      return keepNames(act, followUp.now, with_)
  }
}

/** The whole register, as it was taken in from a list. */
function keepStates(
  { states }: Extract<Act, { kind: 'keep-states' }>,
  before: FollowUp,
  { at, digest }: Circumstances,
): Decision {
  const today = dayOf(at)
  if (states.asOf > today) return refused('state-untimely')
  if (states.entries.some((each) => untimely(each, states.treaty, today).length > 0)) {
    return refused('state-untimely')
  }
  const taken = takenIn(states, digest)
  if (before.states && digest(before.states) === taken.deed.digest) {
    return refused('state-unchanged')
  }
  const followUp = { ...before, states: taken.states }
  return { kind: 'done', followUp, deed: taken.deed, result: nothing }
}

/** A register as it is kept, and what the record says of it. */
export function takenIn(
  states: StatesRegister,
  digest: Circumstances['digest'],
): { readonly states: StatesRegister; readonly deed: StatesKept } {
  const inOrder = ordered(states, states.entries)
  const source = states.source.slice(0, longestSource)
  const { length: count } = inOrder.entries
  return {
    states: inOrder,
    deed: { kind: 'states-kept', source, count, digest: digest(inOrder) },
  }
}

/** As much of a source as the record says; the register has the whole of it. */
const longestSource = 200

/** One State; one that is not in the register comes to be in it. */
function changeState(
  { entry, asOf }: Extract<Act, { kind: 'change-state' }>,
  { now: before, shipped }: FollowUpSituation,
  { at, digest }: Circumstances,
): Decision {
  const states = before.states ?? shipped
  const today = dayOf(at)
  if (untimely(entry, states.treaty, today).length > 0 || asOf > today) {
    return refused('state-untimely')
  }
  const found = states.entries.find(({ id }) => id === entry.id)
  if (found && digest(found) === digest(entry)) return refused('state-unchanged')
  const others = states.entries.filter((each) => each !== found)
  if (others.length >= mostStates) return refused('states-full')
  const changed = ordered(
    { ...states, asOf, recordedUntil: asOf > states.recordedUntil ? asOf : states.recordedUntil },
    [...others, entry],
  )
  return {
    kind: 'done',
    followUp: { ...before, states: changed },
    deed: {
      kind: 'state-changed',
      name: entry.names.en.short,
      digest: digest(changed),
    },
    result: nothing,
  }
}

const mostStates = 1000

function followRecommendation(
  { matter }: Extract<Act, { kind: 'follow-recommendation' }>,
  before: FollowUp,
  { text }: Situation,
  { digest }: Circumstances,
): Decision {
  const listed = recommendationsOf(text).find(({ block }) => block === matter.recommendation)
  if (!listed) return refused('no-such-recommendation')
  const others = before.matters.filter((each) => each.recommendation !== matter.recommendation)
  return {
    kind: 'done',
    followUp: { ...before, matters: [...others, matter] },
    deed: {
      kind: 'recommendation-followed',
      recommendation: matter.recommendation,
      label: listed.label,
      progress: matter.progress,
      digest: digest(matter),
    },
    result: nothing,
  }
}

/** What the conference and its treaty are called in other languages, for letters in these. */
function keepNames(
  { names }: Extract<Act, { kind: 'keep-names' }>,
  before: FollowUp,
  { digest }: Circumstances,
): Decision {
  const kept = tidied(names)
  const digested = digest(kept)
  if (digest(before.names) === digested) return refused('names-unchanged')
  const languages = officialLanguages.filter((each) => kept[each])
  return {
    kind: 'done',
    followUp: { ...before, names: kept },
    deed: { kind: 'names-kept', languages, digest: digested },
    result: nothing,
  }
}

function ordered(states: StatesRegister, entries: readonly StateEntry[]): StatesRegister {
  return { ...states, entries: [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

function dayOf(at: string): CalendarDate {
  const day = parseDate(at.slice(0, 10))
  if (!day) throw new Error('The clock of the hub writes its days as ISO 8601 does')
  return day
}
