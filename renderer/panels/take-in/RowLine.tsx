import type { Node } from 'prosemirror-model'
import { createElement, Fragment, type ReactNode } from 'react'
import { recommendationKind } from '../../../shared/document/recommendations'
import { takingOf } from '../../../shared/exchange/take-in/retake'
import { blockOf, isPutRight, type Row } from '../../../shared/exchange/take-in/row'
import { t } from '../../i18n/translate'
import { sayTaking } from './say-taking'
import { wordsIn } from './words-in'

/** What it was taken for, and how it would stand on the page. */
export function RowLine({ row, label }: { readonly row: Row; readonly label: string | null }) {
  const { as, doubt } = row
  const level = as.kind === 'paragraph' ? as.level : 0
  const recommendation = as.kind === 'paragraph' ? as.recommendation : null
  return (
    <>
      <span className="take-in-as">
        <span className="take-in-kind">{sayTaking(takingOf(as))}</span>
        {doubt && <span className="take-in-doubt">{t(`take-in.doubt.${doubt}`)}</span>}
        {isPutRight(row) && <span className="take-in-corrected">{t('take-in.corrected')}</span>}
        {recommendation && (
          <span className="take-in-recommends">
            {t('take-in.recommends', {
              addressee: recommendation.addressee,
              kind: t(`recommendation.kind.${recommendationKind(recommendation.kind)}`),
            })}
          </span>
        )}
      </span>
      <span className="take-in-words" dir="auto" data-level={level || undefined}>
        {label && <bdi className="take-in-number">{label}</bdi>}
        <span>{as.kind === 'table' ? <Cells table={row.block} /> : wordsOf(blockOf(row))}</span>
      </span>
    </>
  )
}

/** Of a long table its beginning: the rest is as it is there. */
function Cells({ table }: { readonly table: Node }) {
  const rows = table.children.slice(0, 4)
  const more = table.childCount - rows.length
  return createElement(
    'span',
    { className: 'take-in-table' },
    ...rows.map((row) => createElement('span', null, wordsIn(row))),
    more > 0 && <span className="hint">{t('take-in.more-rows', { count: more })}</span>,
  )
}

/** None of its words has a name, and none moves. */
function wordsOf(block: Node): ReactNode {
  return createElement(Fragment, null, ...block.children.map(inline))
}

function inline(node: Node): ReactNode {
  if (node.type.name === 'break') return <br />
  if (node.type.name === 'footnote') return <sup title={node.textContent}>*</sup>
  if (!node.isText) return String(node.attrs.said ?? '')
  let words: ReactNode = node.text
  for (const { type } of node.marks) {
    if (type.name === 'em') words = <em>{words}</em>
    else if (type.name === 'strong') words = <strong>{words}</strong>
    else if (type.name === 'sup') words = <sup>{words}</sup>
  }
  return words
}
