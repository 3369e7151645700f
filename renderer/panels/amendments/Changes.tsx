import { t } from '../../i18n/translate'
import type { Summary, WordEdit } from './change-summary'

/** The words of an amendment in short: what goes is struck, what comes is underlined. */
export function Changes({ summary }: { readonly summary: Summary }) {
  if (summary.kind === 'move') {
    return (
      <p className="changes">
        <span className="changes-what">{t('margin.change.move')}</span> <bdi>{summary.words}</bdi>
      </p>
    )
  }
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
      {summary.edits.map((edit) => (
        <li key={`${edit.out}|${edit.in}`}>
          <Edit edit={edit} />
        </li>
      ))}
      {summary.more > 0 && (
        <li className="hint">{t('margin.change.more', { count: summary.more })}</li>
      )}
      {summary.added.map((words) => (
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
function Edit({ edit }: { readonly edit: WordEdit }) {
  return (
    <>
      {edit.out && (
        <del>
          <span className="heard-only">{t('margin.change.out')} </span>
          <bdi>{edit.out}</bdi>
        </del>
      )}
      {edit.out && edit.in && <span aria-hidden="true"> → </span>}
      {edit.in && (
        <ins>
          <span className="heard-only">{t('margin.change.in')} </span>
          <bdi>{edit.in}</bdi>
        </ins>
      )}
    </>
  )
}
