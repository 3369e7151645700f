import { useMemo } from 'react'
import type { Register } from '../../../../shared/amendments/register'
import type { OfficialLanguage } from '../../../../shared/document/language'
import type { Listed } from '../../../../shared/document/recommendations'
import type { Names } from '../../../../shared/letters/called'
import { type Edited, withEdited } from '../../../../shared/letters/edited'
import type { LanguageTemplate } from '../../../../shared/letters/mailing'
import { templatesFor } from '../../../../shared/letters/template'
import type { StatesRegister } from '../../../../shared/states/register'
import { cell } from '../../../session/live'
import { useConference, useLive, useRegister } from '../../conference'
import { useStates } from '../../states/known'
import { type Shipped, useShipped } from '../shipped'

/** What letters are made from, once all of it is here. */
export interface Letters {
  readonly register: Register
  readonly listed: readonly Listed[]
  readonly states: StatesRegister
  readonly given: Names
  readonly addresses: Shipped['addresses']
  readonly shipped: Shipped['templates']
  readonly templates: ReadonlyMap<OfficialLanguage, LanguageTemplate>
  readonly edited: Edited
}

const untouched = cell<Edited | null>(new Map())

/** `null` while something has still to come. */
export function useLetters(): Letters | null {
  const { session, page } = useConference()
  const register = useRegister()
  const listed = useLive(page.recommendations)
  const followUp = useLive(session.followUp)
  const states = useStates(followUp)
  const shipped = useShipped()
  const edited = useLive(session.templates?.edited ?? untouched)
  const conference = register?.conference
  const treaty = states?.treaty
  const given = followUp?.names
  const brought = useMemo(() => {
    if (!conference || !treaty || !shipped || !given) return null
    let ids = 0
    const naming = { conference, treaty, given }
    return templatesFor(shipped.templates, naming, () => `letter-${++ids}`)
  }, [shipped, conference, treaty, given])
  return useMemo(() => {
    if (!register || !states || !shipped || !given || !brought || !edited) return null
    const templates = withEdited(brought, edited)
    const { addresses, templates: all } = shipped
    return { register, listed, states, given, addresses, shipped: all, templates, edited }
  }, [register, listed, states, given, shipped, brought, edited])
}
