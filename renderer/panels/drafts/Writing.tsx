import type { Draft } from '../../../shared/amendments/amendment'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { DraftPage } from '../../session/drafts'
import { useLive, usePlates } from '../conference'
import { partOf } from '../delegations/plates'
import { usePage } from './use-draft-change'

const nobody: DraftPage['people'] = { get: () => none, subscribe: () => () => {} }
const none: readonly [] = []

/** Who else has the draft open now. */
export function Writing({ draft }: { readonly draft: Draft }) {
  const people = useLive(usePage(draft)?.people ?? nobody)
  const plates = usePlates()
  const others = people.filter(({ self }) => !self)
  const names = [...new Set(others.map(({ user }) => `${user.name}, ${partOf(user, plates)}`))]
  return (
    <p className="hint" role="status">
      {names.length > 0 && t('draft.here', { names: formatList(names) })}
    </p>
  )
}
