import { Fragment, type ReactNode } from 'react'
import type { Beside } from '../../../shared/amendments/besides'
import type { Change } from '../../../shared/amendments/change'
import type { Turn } from '../../../shared/amendments/drawn'
import { linesIn } from '../../../shared/amendments/drawn-change'
import type { DrawnLine, Segment } from '../../../shared/amendments/segments'
import { idOf } from '../../../shared/document/blocks'
import { recommendationKind } from '../../../shared/document/recommendations'
import { t } from '../../i18n/translate'
import { useDirection } from '../use-direction'
import './redline.css'

/** A redline of one block: what goes is struck, what comes is underlined, and both are read out so. */
export function Redline({
  segments,
  say = ({ words }) => words,
}: {
  readonly segments: readonly Segment[]
  /** Its words, with whatever stands between them. */
  readonly say?: ((segment: Segment) => ReactNode) | undefined
}) {
  return segments
    .map((segment) => ({ ...segment, words: say(segment) }))
    .map(({ how, words, at }) => (
      <Fragment key={at}>
        {how === 'same' && words}
        {how === 'out' && (
          <del>
            <span className="heard-only">{t('margin.change.out')} </span>
            {words}
          </del>
        )}
        {how === 'in' && (
          <ins>
            <span className="heard-only">{t('margin.change.in')} </span>
            {words}
          </ins>
        )}
        {(how === 'split' || how === 'joined') && <TurnSign turn={how} />}
      </Fragment>
    ))
}

/** Where a paragraph is divided, or two are joined. */
export function TurnSign({ turn }: { readonly turn: Turn }) {
  const sign = (
    <>
      <span className="heard-only">{t(`redline.${turn}`)}</span>
      <span aria-hidden="true">¶</span>
    </>
  )
  const title = t(`redline.${turn}`)
  return turn === 'split' ? (
    <ins className="turn-sign" title={title}>
      {sign}
    </ins>
  ) : (
    <del className="turn-sign" title={title}>
      {sign}
    </del>
  )
}

/** Paragraphs of a redline one below the other. */
export function DrawnLines({ lines }: { readonly lines: readonly DrawnLine[] }) {
  const direction = useDirection()
  return lines.map((line, at) => (
    <p key={keyOf(line, at)} className="redline" dir={direction}>
      <DrawnWords line={line} />
    </p>
  ))
}

/** A paragraph of a redline, with what is to be said of it beside its words. */
export function DrawnWords({
  line: { drawn, segments, besides },
  say,
}: {
  readonly line: DrawnLine
  readonly say?: (segment: Segment) => ReactNode
}) {
  const { how } = drawn
  return (
    <>
      {(how === 'moved-away' || how === 'moved-here') && (
        <span className="redline-what">{t(`redline.${how}`)} </span>
      )}
      <Redline segments={segments} say={say} />
      {besides.map((beside) => (
        <span key={beside.what} className="redline-beside">
          {' '}
          <BesideWords beside={beside} />
        </span>
      ))}
    </>
  )
}

/** An addressee or a caption that becomes another. */
export function BesideWords({ beside }: { readonly beside: Beside }) {
  const { what } = beside
  const [out, come] = [sayBeside(what, beside.out), sayBeside(what, beside.in)]
  return (
    <>
      <span className="redline-what">{t(`redline.${what}`)} </span>
      <Redline
        segments={[
          ...(out ? [{ how: 'out', words: out, at: 0 } as const] : []),
          ...(come ? [{ how: 'in', words: come, at: 1 } as const] : []),
        ]}
      />
    </>
  )
}

/** Kinds of recommendation are named in the reader's language; the rest is as it was written. */
function sayBeside(what: Beside['what'], words: string): string {
  return what === 'kind' && words ? t(`recommendation.kind.${recommendationKind(words)}`) : words
}

function keyOf({ drawn }: DrawnLine, at: number): string {
  const block = 'other' in drawn ? drawn.other.block : drawn.base.block
  return `${idOf(block)} ${at}`
}

/** A whole change as its sponsors marked it: base and proposed words, block by block. */
export function ChangeRedline({ change }: { readonly change: Change }) {
  return <DrawnLines lines={linesIn(change)} />
}
