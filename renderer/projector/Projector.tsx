import type { Node } from 'prosemirror-model'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { labelOf, sponsorsOf } from '../../shared/amendments/amendment'
import type { Register } from '../../shared/amendments/register'
import type { Joined } from '../../shared/protocol'
import { languageOf } from '../editor/language'
import { formatList } from '../i18n/format'
import { directionOf, locale } from '../i18n/locale'
import { t } from '../i18n/translate'
import { DrawnWords } from '../panels/board/Redline'
import { sayState } from '../panels/board/say-row'
import { type Plates, platesOf } from '../panels/delegations/plates'
import { useIsPast } from '../panels/use-is-past'
import type { Live } from '../session/live'
import { passOf } from '../session/own-pass'
import { openWatching, type Watching } from '../session/watching'
import { sayStage } from './say-stage'
import { type Paragraph, type Shown, shownOf } from './shown'
import './projector.css'

interface ProjectorProps {
  readonly address: string
  readonly joined: Joined
}

/** For the room: what is under consideration, large and live, and nothing that is not public. */
export function Projector({ address, joined }: ProjectorProps) {
  const [watching, setWatching] = useState<Watching | null>(null)
  useEffect(() => {
    const opened = openWatching(address, joined, passOf(address, joined))
    setWatching(opened)
    return () => opened.close()
  }, [address, joined])
  return watching && <Screen watching={watching} title={joined.conference.title} />
}

function useLive<T>(live: Live<T>): T {
  return useSyncExternalStore(live.subscribe, live.get)
}

function Screen({ watching, title }: { readonly watching: Watching; readonly title: string }) {
  const register = useLive(watching.register)
  const text = useLive(watching.reading)
  const isAway = useLive(watching.isAway)
  const scale = useLook()
  const room = useRef<HTMLDivElement>(null)
  // The arrows scroll what has the focus.
  useEffect(() => room.current?.focus(), [])
  const shown = useMemo(
    (): Shown => (register && text ? shownOf(register, text) : { kind: 'nothing' }),
    [register, text],
  )
  const plates = platesOf(register)
  const isPast = useIsPast(register?.deadlines[register.stage])
  return (
    <main className="projector" style={{ '--scale': scale } as React.CSSProperties}>
      <header className="projector-head">
        <bdi>{register?.conference.title ?? title}</bdi>
        {register && <span>{sayStage(register, isPast)}</span>}
        {isAway && <strong role="status">{t('projector.away')}</strong>}
      </header>
      <div className="projector-room" aria-live="polite" ref={room} tabIndex={-1}>
        {shown.kind === 'amendment' && register && text ? (
          <Considered shown={shown} register={register} plates={plates} text={text} />
        ) : (
          <p className="projector-nothing">{sayNothing(shown)}</p>
        )}
      </div>
      <footer className="projector-keys">{t('projector.keys')}</footer>
    </main>
  )
}

function sayNothing(shown: Shown): string {
  if (shown.kind !== 'sealed') return t('projector.nothing')
  const { symbol } = shown
  return symbol ? t('projector.sealed-as', { symbol }) : t('projector.sealed')
}

function Considered({
  shown: { amendment, verdict, paragraphs, rivals },
  register,
  plates,
  text,
}: {
  readonly shown: Extract<Shown, { kind: 'amendment' }>
  readonly register: Register
  readonly plates: Plates
  readonly text: Node
}) {
  return (
    <article
      key={amendment.id}
      className="projector-one"
      style={{ '--by': plates.colourOf(amendment.delegation) } as React.CSSProperties}
    >
      <h1>
        <span className="projector-label">{labelOf(amendment)}</span>{' '}
        <span>{formatList(sponsorsOf(amendment, register.delegations).map(plates.nameOf))}</span>
      </h1>
      <p className="projector-state" data-state={amendment.state.kind}>
        {sayState(amendment.state, register.amendments)}
        {verdict && verdict !== 'clean' && `. ${t(`margin.verdict.${verdict}-hint`)}`}
      </p>
      <div className="projector-words" {...languageOf(text)}>
        {paragraphs.map((paragraph) => (
          <Words key={paragraph.key} paragraph={paragraph} />
        ))}
      </div>
      {rivals.length > 0 && (
        <p className="projector-rivals">
          {t('projector.rivals', { labels: formatList(rivals.map(labelOf)) })}
        </p>
      )}
    </article>
  )
}

/** The changes in the paragraph, and beneath them how it would read. */
function Words({ paragraph: { label, line, reads } }: { readonly paragraph: Paragraph }) {
  return (
    <>
      <p className="projector-paragraph">
        <span className="projector-number">{label}</span>
        <span>
          <DrawnWords line={line} />
        </span>
      </p>
      {inOrder(reads).map(({ reading, at }) => (
        <p key={at} className="projector-paragraph projector-reads">
          <span className="projector-number">{reading.label}</span>
          <span>
            {at === 0 && (
              <span className="projector-says" lang={locale} dir={directionOf(locale)}>
                {t('projector.reads')}
              </span>
            )}
            {reading.words}
          </span>
        </p>
      ))}
    </>
  )
}

function inOrder(reads: Paragraph['reads']) {
  return reads.map((reading, at) => ({ reading, at }))
}

/** Keys of whoever sits at the machine: + and - for the size, D for black on white or white on black. */
function useLook() {
  const [scale, setScale] = useState(1)
  const [isDark, setDark] = useState(true)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const by = { '+': 1.15, '=': 1.15, '-': 1 / 1.15 }[event.key]
      if (by) setScale((before) => Math.min(3, Math.max(0.5, before * by)))
      else if (event.key === '0') setScale(1)
      else if (event.code === 'KeyD') setDark((before) => !before)
      else if (event.code === 'KeyF' && document.fullscreenEnabled) void turnFullScreen()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return scale
}

function turnFullScreen(): Promise<void> {
  return document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
}
