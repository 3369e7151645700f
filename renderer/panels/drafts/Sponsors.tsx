import type { CoSponsor, Draft } from '../../../shared/amendments/amendment'
import { sponsorsOf } from '../../../shared/amendments/amendment'
import { partIn } from '../../../shared/amendments/draft-parts'
import type { DelegationId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { useConference, useRegister } from '../conference'
import { Plate } from '../delegations/Plate'
import { Fold } from './Fold'
import { InviteSponsor } from './InviteSponsor'
import { Uninvite } from './Uninvite'

/** Who sponsors a draft and who was asked to; its main sponsor asks others here. */
export function Sponsors({ draft, of }: { readonly draft: Draft; readonly of: string }) {
  const { seat } = useConference()
  const delegations = useRegister()?.delegations ?? []
  const standings = new Map(draft.sponsors.map((each) => [each.delegation, each.standing]))
  const listed = sponsorsOf(
    { delegation: draft.delegation, sponsors: [...standings.keys()] },
    delegations,
  )
  const asks = seat.role === 'delegation' && seat.delegation === draft.delegation
  const count = 1 + draft.sponsors.filter(({ standing }) => standing === 'joined').length
  if (!asks && listed.length === 1) return null
  return (
    <Fold title={t('sponsor.title', { count })} of={of}>
      <ul className="sponsors">
        {listed.map((delegation) => (
          <li key={delegation}>
            <Plate delegation={delegation} />{' '}
            <span className="hint">{sayStanding(delegation, draft, standings)}</span>
            {asks && standings.get(delegation) === 'invited' && (
              <Uninvite amendment={draft.id} delegation={delegation} />
            )}
          </li>
        ))}
      </ul>
      {asks && (
        <InviteSponsor
          amendment={draft.id}
          out={listed.filter((each) => partIn(draft, each) !== 'none')}
        />
      )}
    </Fold>
  )
}

function sayStanding(
  delegation: DelegationId,
  draft: Draft,
  standings: ReadonlyMap<DelegationId, CoSponsor['standing']>,
): string {
  const standing = standings.get(delegation)
  if (delegation === draft.delegation || !standing) return t('sponsor.main')
  return t(`sponsor.standing.${standing}`)
}
