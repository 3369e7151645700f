import { Fragment } from 'react'
import type { Segment } from '../../shared/amendments/segments'
import { directionOf, locale } from '../i18n/locale'
import { t } from '../i18n/translate'
import type { LineMark } from './line-marks'

/** Words with the numbers of the lines of the paper, each where its line begins. */
export function LinedWords({
  segment: { words },
  marks,
}: {
  readonly segment: Segment
  readonly marks: readonly LineMark[]
}) {
  return (
    <>
      {words.slice(0, marks[0]?.at)}
      {marks.map((mark, index) => {
        const line = words.slice(mark.at, marks[index + 1]?.at)
        const [first = ''] = firstWord.exec(line) ?? []
        return (
          <Fragment key={`${mark.line.page} ${mark.line.line}`}>
            {/* A number at the end of a line would be far from what it is the number of. */}
            <span className="projector-line-begins">
              <LineNumber mark={mark} />
              {first}
            </span>
            {line.slice(first.length)}
          </Fragment>
        )
      })}
    </>
  )
}

/** Of scripts without spaces the first sign; no more than goes on a narrow screen. */
const firstWord =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}]{0,30})/u

function LineNumber({ mark: { line, turns } }: { readonly mark: LineMark }) {
  const { page, line: number } = line
  return (
    <span className="projector-line" aria-hidden="true">
      {turns ? (
        <bdi lang={locale} dir={directionOf(locale)}>
          {t('projector.line-on-page', { page, line: number })}
        </bdi>
      ) : (
        number
      )}
    </span>
  )
}
