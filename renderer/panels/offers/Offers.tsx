import { Button } from 'react-aria-components'
import { isAsked, type Offer } from '../../../shared/amendments/offer'
import type { Register } from '../../../shared/amendments/register'
import { delegationOf } from '../../../shared/conference'
import { may } from '../../../shared/rights'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { ChangeRedline } from '../board/Redline'
import { nameOf } from '../board/say-row'
import { Confirm } from '../Confirm'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

/** The offers that this seat knows of: those it has made, or those that are for its delegation. */
export function Offers() {
  const { session, seat } = useConference()
  const file = useLive(session.secretariat)
  const folder = useLive(session.folder)
  const offers = seat.role === 'secretariat' ? file.offers : folder.offers
  if (offers.length === 0) return null
  return (
    <section className="board">
      <h3>{t(seat.role === 'secretariat' ? 'offer.made' : 'offer.received')}</h3>
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </section>
  )
}

function OfferCard({ offer }: { readonly offer: Offer }) {
  const plates = usePlates()
  const amendments = useRegister()?.amendments ?? []
  const labels = formatList(offer.of.map((id) => nameOf(id, amendments)))
  const { proposal } = offer
  const isDeclined = offer.answers.some(({ answer }) => answer === 'declined')
  const name = `offer-${offer.id}`
  return (
    <article className="offer" aria-labelledby={name}>
      <h4 id={name}>
        {proposal.kind === 'compromise'
          ? t('offer.is.compromise', { labels })
          : t(`offer.is.${proposal.disposition}`, { labels })}
      </h4>
      {proposal.kind === 'compromise' && <ChangeRedline change={proposal.change} />}
      {offer.words && (
        <p>
          <bdi>{offer.words}</bdi>
        </p>
      )}
      <ul className="fates">
        {mainSponsors(offer, amendments).map((delegation) => {
          const answer = offer.answers.find((each) => each.delegation === delegation)
          return (
            <li key={delegation}>
              <bdi>{plates.nameOf(delegation)}</bdi>:{' '}
              {t(`offer.answer.${answer?.answer ?? (isDeclined ? 'not-asked' : 'none')}`)}
            </li>
          )
        })}
      </ul>
      {isDeclined && <p className="card-why">{t('offer.declined')}</p>}
      <OfferActs offer={offer} />
    </article>
  )
}

function mainSponsors({ of }: Offer, amendments: Register['amendments']) {
  const sponsors = amendments
    .filter(({ id }) => of.includes(id))
    .map(({ delegation }) => delegation)
  return [...new Set(sponsors)]
}

function OfferActs({ offer }: { readonly offer: Offer }) {
  const { seat } = useConference()
  const register = useRegister()
  const acting = useAct()
  if (!register) return null
  const { stage, amendments } = register
  const asked = isAsked(delegationOf(seat), offer, amendments)
  const answers = asked && may(seat, 'answer-offer', stage) === 'yes'
  const withdraws = may(seat, 'withdraw-offer', stage) === 'yes'
  const answer = (said: 'accept' | 'decline') =>
    void acting.perform({ kind: 'answer-offer', offer: offer.id, answer: said })
  return (
    <div className="card-acts">
      {answers && (
        <>
          <Confirm
            title={t('offer.accept.title')}
            text={t(`offer.accept.${offer.proposal.kind}`)}
            yes={t('offer.accept')}
            onYes={() => answer('accept')}
          >
            <Button className="button small primary">{t('offer.accept')}</Button>
          </Confirm>
          <Button className="button small" onPress={() => answer('decline')}>
            {t('offer.decline')}
          </Button>
        </>
      )}
      {withdraws && (
        <Button
          className="button small"
          onPress={() => void acting.perform({ kind: 'withdraw-offer', offer: offer.id })}
        >
          {t('offer.withdraw')}
        </Button>
      )}
      <NotDoneHere acting={acting} />
    </div>
  )
}
