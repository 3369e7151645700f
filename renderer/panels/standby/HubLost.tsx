import { assertNever } from '../../../shared/assert-never'
import type { Standby, Standing } from '../../../shared/standby'
import { formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference, useFrom, useLive } from '../conference'
import { Told } from '../notices/Told'
import { TakeOver } from './TakeOver'
import { useStanding } from './use-standing'

/** The standby that the secretariat can have take over, now that the hub cannot be reached. */
export function useHubLost(): Standby | null {
  const { session, seat } = useConference()
  const isLost = useFrom(session.safety, ({ kind }) => kind === 'offline')
  const [standby = null] = useLive(session.standbys)
  return seat.role === 'secretariat' && isLost ? standby : null
}

/** Told to the secretariat alone, for as long as it is so: what else there is, and the act. */
export function HubLost({ standby }: { readonly standby: Standby }) {
  const standing = useStanding(standby)
  return (
    <div className="notice">
      <Told what={t('takeover.lost.what')} next={sayStanding(standby, standing)} />
      {standing?.kind === 'follows' && <TakeOver standby={standby} />}
    </div>
  )
}

function sayStanding({ address }: Standby, standing: Standing | null): string {
  switch (standing?.kind) {
    case undefined:
      return t('takeover.lost.silent', { address })
    case 'hub':
      return t('takeover.lost.moving', { address })
    case 'follows':
      return standing.heard === null
        ? t('takeover.lost.follows', { address })
        : t('takeover.lost.heard', { address, time: formatTime(standing.heard) })
    default:
      return assertNever(standing)
  }
}
