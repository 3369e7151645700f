import { useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import {
  isRightToLeft,
  languageOfText,
  type OfficialLanguage,
} from '../../../shared/document/language'
import { type Arising, readArising } from '../../../shared/follow-up/arising'
import { headingOf, linesOf } from '../../../shared/follow-up/arising-blocks'
import { joined, type Said } from '../../../shared/follow-up/said'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Check } from '../Check'
import { useConference, useLive, useStage } from '../conference'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'

/** More is no list of what a conference recommended. */
const largest = 8 << 20

type Taken =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly arising: Arising }
  | { readonly kind: 'put'; readonly count: number }

/** What the conference before left behind comes in: shown first, then put into the text as drafts. */
export function ArisingIn() {
  const { session } = useConference()
  const writes = useLive(session.mode) === 'write'
  const keeps = may(useLive(session.seat), 'keep-states', useStage()) === 'yes'
  const [taken, setTaken] = useState<Taken>({ kind: 'none' })
  if (!writes || !keeps) return null

  const take = async (file: File | undefined) => {
    if (!file) return
    const arising = file.size > largest ? null : readArising(parsed(await file.text()))
    setTaken(arising ? { kind: 'read', arising } : { kind: 'unreadable' })
  }
  return (
    <section className="arising" aria-label={t('follow-up.before')}>
      <h3>{t('follow-up.before')}</h3>
      <p className="hint">{t('follow-up.before.what')}</p>
      <div className="arising-acts">
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => void take(files?.[0])}
        >
          <Button className="button">{t('follow-up.before.take')}</Button>
        </FileTrigger>
      </div>
      {taken.kind === 'unreadable' && (
        <p className="field-error" role="status">
          {t('follow-up.before.unreadable')}
        </p>
      )}
      {taken.kind === 'read' && (
        <Preview
          arising={taken.arising}
          onDone={(isPut) =>
            setTaken(isPut ? { kind: 'put', count: taken.arising.matters.length } : none)
          }
        />
      )}
      <p role="status">
        {taken.kind === 'put' && t('follow-up.before.put', { count: taken.count })}
      </p>
    </section>
  )
}

const none: Taken = { kind: 'none' }

interface PreviewProps {
  readonly arising: Arising
  readonly onDone: (isPut: boolean) => void
}

/** In the words and the language in which it would stand in the text. */
function Preview({ arising, onDone }: PreviewProps) {
  const { session, page } = useConference()
  const text = useLive(session.reading)
  const followUp = useLive(session.followUp)
  const { doing, perform } = useAct()
  const { states } = arising
  const [withStates, setWithStates] = useState<boolean | null>(null)
  const [isClosed, setClosed] = useState(false)
  if (!text || !followUp) return null

  const language = languageOfText(text)
  // What the conference keeps itself is not written over unless that is asked for.
  const brings = states !== null && (withStates ?? followUp.states === null)
  // The same words may stand there twice.
  const shown = arising.matters.map((matter, index) => ({
    key: `matter-${index}`,
    lines: linesOf(arising, matter, language).map((line, at) => ({ key: `line-${at}`, line })),
  }))
  const put = async () => {
    if (brings && !(await perform({ kind: 'keep-states', states }))) return
    const done = page.editor()?.insertMatters(arising) ?? false
    setClosed(!done)
    if (done) onDone(true)
  }
  return (
    <>
      <div
        className="arising-preview"
        dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
        lang={language}
      >
        <strong>
          <Line line={headingOf(arising, language)} language={arising.language} />
        </strong>
        <ol>
          {shown.map(({ key, lines }) => (
            <li key={key}>
              {lines.map(({ key: at, line }) => (
                <div key={at}>
                  <Line line={line} language={arising.language} />
                </div>
              ))}
            </li>
          ))}
        </ol>
      </div>
      {states && (
        <Check
          isSelected={brings}
          onChange={setWithStates}
          label={t(followUp.states ? 'follow-up.before.replace' : 'follow-up.before.states', {
            count: states.entries.length,
            asOf: states.asOf,
          })}
        />
      )}
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
      {isClosed && <p className="field-error">{t('follow-up.before.closed')}</p>}
      <div className="arising-acts">
        <Button
          className="button primary"
          isPending={doing.kind === 'busy'}
          onPress={() => void put()}
        >
          {t('follow-up.before.insert')}
        </Button>
        <Button className="button quiet" onPress={() => onDone(false)}>
          {t('act.cancel')}
        </Button>
      </div>
    </>
  )
}

function Line({ line, language }: { readonly line: Said; readonly language: OfficialLanguage }) {
  const pieces = joined(line).map((piece, at) => ({ ...piece, key: `piece-${at}` }))
  return pieces.map(({ key, words, isQuoted }) =>
    isQuoted ? (
      <span key={key} lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'}>
        {words}
      </span>
    ) : (
      <span key={key}>{words}</span>
    ),
  )
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return null // No JSON: it is then said to be no such file.
  }
}
