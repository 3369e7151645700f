import { useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { beginDrafts } from '../../session/drafts-from-text'
import { type Aside, asText } from '../../session/set-aside'
import { Trouble } from '../../welcome/Trouble'
import { CopyButton } from '../CopyButton'
import { useConference, useFrom, useLive } from '../conference'
import { openedTemplate, writtenTemplate } from '../letters/template/opened'
import { type NotDone, type Sentences, sayClosed, sayNotDone } from '../sentences'

/** Of a paste of megabytes the first words tell which one it was; the copy has all of them. */
const most = { passages: 20, letters: 1_000 } as const

interface SetAsideProps {
  readonly aside: Aside
  /** A template stands in the place of the text, which a panel may cover. */
  readonly onTemplate: () => void
}

/** Words that are in no text: to be read, copied, put back or thrown away by whoever wrote them. */
export function SetAside({ aside, onTemplate }: SetAsideProps) {
  const { session, page } = useConference()
  const isWriting = useFrom(session.mode, (mode) => mode === 'write')
  const { name } = aside
  const isDeleted = aside.why === 'deleted'
  const written = useLive(writtenTemplate)
  const template = isDeleted && name.kind === 'template' ? name.language : null
  const isOpen = template !== null && written?.language === template
  const mayPutBack = isDeleted && (name.kind === 'text' ? isWriting : isOpen)
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
    const editor = template ? written?.editor : page.editor()
    if (editor?.putBack(passages)) session.discardAside(aside)
  }
  return (
    <div className="notice">
      <Trouble {...sayAside(aside, mayPutBack || template !== null)} />
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
          {t(template ? 'problem.aside.put-back-letter' : 'problem.aside.put-back')}
        </Button>
      )}
      {template && !isOpen && (
        <Button
          className="button small"
          onPress={() => {
            openedTemplate.set(template)
            onTemplate()
          }}
        >
          {t('problem.aside.open-letter', { language: t(`letters.language.${template}`) })}
        </Button>
      )}
      <CopyButton text={asText(aside)} label={t('act.copy')} className="button small" />
      <Button className="button small quiet" onPress={() => session.discardAside(aside)}>
        {t('problem.aside.discard')}
      </Button>
    </div>
  )
}

/** While the text is closed nobody is told to put words back into it. */
function sayAside({ why }: Aside, mayPutBack: boolean): Sentences {
  const said = sayClosed(why)
  const isLeftAside = why === 'deleted' && !mayPutBack
  return isLeftAside ? { ...said, next: t('problem.closed.deleted.next-closed') } : said
}

function beginningOf(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters)}…` : text
}
