import { Button } from 'react-aria-components'
import type { Scope, Standing } from '../../../shared/negotiation/agreement'
import type { Act } from '../../../shared/protocol'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

interface AgreedProps {
  readonly scope: Scope
  readonly standing: Standing | null
}

/** Agrees a paragraph, a section or the whole ad referendum, or opens it again. */
export function AgreedActs({ scope, standing }: AgreedProps) {
  const { seat } = useConference()
  const stage = useStage()
  const acting = useAct()
  const can = (act: Act['kind']) => may(seat, act, stage) === 'yes'
  const reopens =
    standing !== null &&
    can('reopen-agreed') &&
    (seat.role !== 'delegation' || scope.kind === 'block') &&
    (seat.role === 'president' || scope.kind !== 'document')
  const agrees = standing !== 'stands' && standing !== 'gone' && can('agree-ad-referendum')
  if (!agrees && !reopens) return null
  return (
    <>
      <span className="bracket-row">
        {agrees && (
          <Button
            className="button small"
            onPress={() => void acting.perform({ kind: 'agree-ad-referendum', scope })}
          >
            {t(standing === 'changed' ? 'agreed.again' : `agreed.agree.${scope.kind}`)}
          </Button>
        )}
        {reopens && (
          <Button
            className="button small"
            onPress={() => void acting.perform({ kind: 'reopen-agreed', scope })}
          >
            {t(`agreed.reopen.${scope.kind}`)}
          </Button>
        )}
      </span>
      <NotDoneHere acting={acting} />
    </>
  )
}
