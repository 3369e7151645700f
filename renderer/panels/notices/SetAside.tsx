import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { beginDrafts } from '../../session/drafts-from-text'
import { type Aside, asText } from '../../session/set-aside'
import { Trouble } from '../../welcome/Trouble'
import { CopyButton } from '../CopyButton'
import { useConference, useFrom } from '../conference'
import { type NotDone, sayClosed, sayNotDone } from '../sentences'

/** Of a paste of megabytes the first words tell which one it was; the copy has all of them. */
const most = { passages: 20, letters: 1_000 } as const

/** Words that are in no text: to be read, copied, put back or thrown away by whoever wrote them. */
export function SetAside({ aside }: { readonly aside: Aside }) {
  const { session, page } = useConference()
  const isWriting = useFrom(session.mode, (mode) => mode === 'write')
  const mayPutBack = isWriting && aside.why === 'deleted' && aside.name.kind === 'text'
  const shown = aside.passages.slice(0, most.passages)
  const more = aside.passages.length - shown.length
  const [drafts, setDrafts] = useState(aside.drafts ?? [])
  const [notBegun, setNotBegun] = useState<NotDone | null>(null)
  const mayPropose = useFrom(session.mode, (mode) => mode === 'propose') && drafts.length > 0
  const propose = async () => {
    const begun = await beginDrafts(session, drafts)
    const left = begun.flatMap((each) => (each.kind === 'not-begun' ? [each] : []))
    setDrafts(left.map(({ proposed }) => proposed))
    setNotBegun(left[0]?.answer ?? null)
    if (left.length === 0) session.discardAside(aside)
  }
  const putBack = () => {
    const passages = aside.passages.map(({ text, after = [] }) => ({ text, after }))
    if (page.editor()?.putBack(passages)) session.discardAside(aside)
  }
  return (
    <div className="notice">
      <Trouble {...sayClosed(aside.why)} />
      <div className="set-aside">
        {shown.map(({ label, text }) => (
          <p key={text} dir="auto">
            {label && <span className="set-aside-label">{label}</span>}
            {beginningOf(text)}
          </p>
        ))}
        {more > 0 && <p>{t('problem.aside.more', { count: more })}</p>}
      </div>
      {notBegun && <Trouble {...sayNotDone(notBegun)} />}
      {mayPropose && (
        <Button className="button small" onPress={() => void propose()}>
          {t('problem.aside.propose', { count: drafts.length })}
        </Button>
      )}
      {mayPutBack && (
        <Button className="button small" onPress={putBack}>
          {t('problem.aside.put-back')}
        </Button>
      )}
      <CopyButton text={asText(aside)} label={t('act.copy')} className="button small" />
      <Button className="button small quiet" onPress={() => session.discardAside(aside)}>
        {t('problem.aside.discard')}
      </Button>
    </div>
  )
}

function beginningOf(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters)}…` : text
}
