import type { MastheadChange } from '../../../shared/versions/masthead-changes'
import { t } from '../../i18n/translate'

/** What is printed above the text, where the two versions say something else. */
export function MastheadRows({ changes }: { readonly changes: readonly MastheadChange[] }) {
  if (changes.length === 0) return null
  return (
    <section className="masthead-changes" aria-labelledby="masthead-changes">
      <h3 id="masthead-changes">{t('page.masthead.label')}</h3>
      <dl>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{t(`page.masthead.label.${field}`)}</dt>
            <dd>
              {before && <Said as="del" hint={t('margin.change.out')} words={before} />}{' '}
              {after && <Said as="ins" hint={t('margin.change.in')} words={after} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Said({
  as: Mark,
  hint,
  words,
}: {
  readonly as: 'del' | 'ins'
  readonly hint: string
  readonly words: string
}) {
  return (
    <Mark>
      <span className="heard-only">{hint} </span>
      <bdi>{words}</bdi>
    </Mark>
  )
}
