import { t } from '../../i18n/translate'
import { BesideWords, TurnSign } from '../board/Redline'
import type { Summary, SummaryEdit } from './change-summary'

/** The words of an amendment in short: what goes is struck, what comes is underlined. */
export function Changes({ summary }: { readonly summary: Summary }) {
  if (summary.kind === 'delete') {
    return (
      <p className="changes">
        <span className="changes-what">{t('margin.change.delete')}</span>{' '}
        <del>
          <bdi>{summary.words}</bdi>
        </del>
      </p>
    )
  }
  return (
    <ul className="changes">
      {summary.kind === 'move' && (
        <li>
          <span className="changes-what">{t('margin.change.move')}</span> <bdi>{summary.words}</bdi>
        </li>
      )}
      {inOrder(summary.edits).map(({ edit, at }) => (
        <li key={at}>
          <Edit edit={edit} />
        </li>
      ))}
      {summary.more > 0 && (
        <li className="hint">{t('margin.change.more', { count: summary.more })}</li>
      )}
      {(summary.kind === 'change' ? summary.added : []).map((words) => (
        <li key={words}>
          <span className="changes-what">{t('margin.change.new-paragraph')}</span>{' '}
          <ins>
            <bdi>{words}</bdi>
          </ins>
        </li>
      ))}
    </ul>
  )
}

/** What went and what came are read out with their names; the arrow is only seen. */
function Edit({ edit }: { readonly edit: SummaryEdit }) {
  if ('what' in edit) return <BesideWords beside={edit} />
  if ('turn' in edit) {
    return (
      <>
        <span className="changes-what">{t(`margin.change.${edit.turn}`)}</span>{' '}
        <TurnSign turn={edit.turn} />
      </>
    )
  }
  return (
    <>
      {edit.out && (
        <del>
          <span className="heard-only">{t('margin.change.out')} </span>
          <bdi>{edit.out}</bdi>
        </del>
      )}
      {edit.out && edit.in && (
        <>
          {' '}
          <span className="changes-arrow" aria-hidden="true">
            →
          </span>{' '}
        </>
      )}
      {edit.in && (
        <ins>
          <span className="heard-only">{t('margin.change.in')} </span>
          <bdi>{edit.in}</bdi>
        </ins>
      )}
    </>
  )
}

/** Several may say the same: each is known by its place. */
function inOrder(edits: readonly SummaryEdit[]) {
  return edits.map((edit, at) => ({ edit, at }))
}
