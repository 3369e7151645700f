import { recommendationsOf } from '../../../shared/document/recommendations'
import type { LettersDispatched } from '../../../shared/letters/dispatched'
import { nameIn } from '../../../shared/states/names'
import { compareNames, formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import { namesIn, useStates } from '../states/known'

/** Of letters that went out: what they follow up, to which States, and by what they are known again. */
export function DispatchedTo({ deed }: { readonly deed: LettersDispatched }) {
  const { session } = useConference()
  const states = useStates(useLive(session.followUp))
  const text = useLive(session.reading)
  const followed =
    text && recommendationsOf(text).find(({ block }) => block === deed.recommendation)
  const names = deed.states.map((id) => {
    const entry = states?.entries.find((each) => each.id === id)
    return entry ? nameIn(entry, namesIn).short : id.toUpperCase()
  })
  return (
    <details className="record-more">
      <summary>{t('record.dispatched.to', { count: names.length })}</summary>
      {followed?.label && <p>{t('record.dispatched.after', { label: followed.label })}</p>}
      <p>{formatList(names.sort(compareNames))}</p>
      <p className="hint">{t('record.dispatched.digest', { digest: deed.digest })}</p>
    </details>
  )
}
