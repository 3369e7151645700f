import { useEffect, useState } from 'react'
import { type OfficialLanguage, officialLanguages } from '../../../shared/document/language'
import type { FollowUp } from '../../../shared/follow-up/follow-up'
import { type CalendarDate, parseDate } from '../../../shared/states/calendar-date'
import {
  StateEntrySchema,
  type StatesRegister,
  StatesRegisterSchema,
} from '../../../shared/states/register'
import { locale } from '../../i18n/locale'
import { cell, type Live } from '../../session/live'

let shipped: StatesRegister | null = null

/** What the application brings along is asked for when it is first looked at. */
async function load(): Promise<StatesRegister> {
  const { default: json } = await import('../../../assets/states/amended-protocol-2.json')
  shipped ??= StatesRegisterSchema.parse(json)
  return shipped
}

/** The register as the conference has it, or as it comes along; `null` for a moment. */
export function useStates(followUp: FollowUp | null): StatesRegister | null {
  const isShipped = followUp !== null && followUp.states === null
  const [brought, setBrought] = useState(shipped)
  useEffect(() => {
    let isThere = true
    if (isShipped) void load().then((register) => isThere && setBrought(register))
    return () => {
      isThere = false
    }
  }, [isShipped])
  return isShipped ? brought : (followUp?.states ?? null)
}

/** The same for the page, which asks for it once its text has taken something from a register. */
export function statesForPage(followUp: Live<FollowUp | null>): {
  readonly states: Live<StatesRegister | null>
  want(): void
} {
  const states = cell<StatesRegister | null>(null)
  let isWanted = false
  const update = () => {
    const now = followUp.get()
    if (now === null) return
    if (now.states || shipped) states.set(now.states ?? shipped)
    else void load().then(update)
  }
  return {
    states,
    want() {
      if (isWanted) return
      isWanted = true
      followUp.subscribe(update)
      update()
    },
  }
}

/** With States that are known by name alone. */
export async function knownWith(register: StatesRegister): Promise<StatesRegister> {
  const { default: json } = await import('../../../assets/states/others.json')
  const ids = new Set(register.entries.map(({ id }) => id))
  const others = StateEntrySchema.array()
    .parse(json)
    .filter(({ id }) => !ids.has(id))
  return { ...register, entries: [...register.entries, ...others] }
}

/** Names of States come in the reader's language where it is one of the six. */
export const namesIn: OfficialLanguage =
  officialLanguages.find((each) => each === locale.split('-')[0]) ?? 'en'

export function today(): CalendarDate {
  const day = parseDate(new Date().toISOString().slice(0, 10))
  if (!day) throw new Error('Today is a day of the calendar')
  return day
}
