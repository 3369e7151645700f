import type { Node } from 'prosemirror-model'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type Amendment, labelOf, sponsorsOf } from '../../shared/amendments/amendment'
import type { Change } from '../../shared/amendments/change'
import { linesIn } from '../../shared/amendments/drawn-change'
import type { Register } from '../../shared/amendments/register'
import type { Segment } from '../../shared/amendments/segments'
import type { PaperLines } from '../../shared/paper-lines'
import type { Joined } from '../../shared/protocol'
import { languageOf } from '../editor/language'
import { formatList } from '../i18n/format'
import { directionOf, locale } from '../i18n/locale'
import { t } from '../i18n/translate'
import { Changes } from '../panels/amendments/Changes'
import { summaryOf } from '../panels/amendments/change-summary'
import { DrawnWords } from '../panels/board/Redline'
import { sayState } from '../panels/board/say-row'
import { type Plates, platesOf } from '../panels/delegations/plates'
import { useIsPast } from '../panels/use-is-past'
import { hubsOf } from '../session/hubs'
import type { Live } from '../session/live'
import { passOf } from '../session/own-pass'
import { openWatching, type Watching } from '../session/watching'
import { blocksIn } from './blocks-in'
import { LinedWords } from './LinedWords'
import { joinedRange, type LineMarks, lineMarksIn } from './line-marks'
import { sayLines } from './say-lines'
import { sayStage } from './say-stage'
import { type Paragraph, type Shown, shownOf } from './shown'
import { useLines } from './use-lines'
import './projector.css'
import './lines.css'

interface ProjectorProps {
  readonly address: string
  readonly joined: Joined
}

/** For the room: what is under consideration, large and live, and nothing that is not public. */
export function Projector({ address, joined }: ProjectorProps) {
  const [watching, setWatching] = useState<Watching | null>(null)
  useEffect(() => {
    const hubs = hubsOf(address, joined.conference.id)
    const opened = openWatching(hubs, joined, passOf(hubs.at, joined))
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
          <Considered
            shown={shown}
            register={register}
            plates={plates}
            text={text}
            watching={watching}
          />
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
  watching,
}: {
  readonly shown: Extract<Shown, { kind: 'amendment' }>
  readonly register: Register
  readonly plates: Plates
  readonly text: Node
  readonly watching: Watching
}) {
  const issued = register.versions.at(-1)
  const blocks = useMemo(
    () => blocksIn([amendment, ...rivals].map(({ change }) => change)),
    [amendment, rivals],
  )
  const lines = useLines(watching, blocks, issued ? issued.id : text)
  const found = useMemo(
    () =>
      lines
        ? lineMarksIn(
            paragraphs.map(({ line }) => line),
            lines.blocks,
          )
        : null,
    [lines, paragraphs],
  )
  const changed = found && joinedRange([...found.changed.values()])
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
        {changed && <span className="projector-where">{sayLines(changed)}</span>}
      </p>
      <div className="projector-words" {...languageOf(text)}>
        {paragraphs.map((paragraph) => (
          <Words key={paragraph.key} paragraph={paragraph} found={found} />
        ))}
      </div>
      {found && found.marks.size > 0 && (
        <p className="projector-of">{sayOf(register, lines?.version ?? null)}</p>
      )}
      <Rivals rivals={rivals} register={register} plates={plates} lines={lines} />
    </article>
  )
}

/** Whose lines they are: whoever has another paper in hand has other lines. */
function sayOf({ versions }: Register, version: string | null): string {
  const issued = versions.find(({ id }) => id === version)
  return issued?.symbol
    ? t('projector.lines.of', { symbol: issued.symbol })
    : t('projector.lines.of-now')
}

/** As many as a room can take in; the others are named. */
const mostRivals = 5

/** What others propose for the same words, in short. */
function Rivals({
  rivals,
  register,
  plates,
  lines,
}: {
  readonly rivals: readonly Amendment[]
  readonly register: Register
  readonly plates: Plates
  readonly lines: PaperLines | null
}) {
  if (rivals.length === 0) return null
  const [shown, named] = [rivals.slice(0, mostRivals), rivals.slice(mostRivals)]
  return (
    <section className="projector-rivals">
      <h2>{t('projector.rivals')}</h2>
      {shown.map((each) => (
        <div
          key={each.id}
          className="projector-rival"
          style={{ '--by': plates.colourOf(each.delegation) } as React.CSSProperties}
        >
          <h3>
            <span className="projector-label">{labelOf(each)}</span>{' '}
            <bdi>{formatList(sponsorsOf(each, register.delegations).map(plates.nameOf))}</bdi>
            {lines && <Where change={each.change} lines={lines} />}
          </h3>
          <Changes summary={summaryOf(each.change)} />
        </div>
      ))}
      {named.length > 0 && (
        <p>{t('projector.rivals.more', { labels: formatList(named.map(labelOf)) })}</p>
      )}
    </section>
  )
}

/** On what lines an amendment is. */
function Where({ change, lines }: { readonly change: Change; readonly lines: PaperLines }) {
  const range = useMemo(() => {
    return joinedRange([...lineMarksIn(linesIn(change), lines.blocks).changed.values()])
  }, [change, lines])
  return range && <span className="projector-where">{sayLines(range)}</span>
}

/** The changes in the paragraph, and beneath them how it would read. */
function Words({
  paragraph: { label, line, reads },
  found,
}: {
  readonly paragraph: Paragraph
  readonly found: LineMarks | null
}) {
  const say = (segment: Segment) => {
    const marks = found?.marks.get(segment)
    return marks ? <LinedWords segment={segment} marks={marks} /> : segment.words
  }
  return (
    <>
      <p className="projector-paragraph">
        <span className="projector-number">{label}</span>
        <span>
          <DrawnWords line={line} say={say} />
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
