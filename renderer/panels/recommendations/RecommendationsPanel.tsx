import { matterOf } from '../../../shared/follow-up/follow-up'
import { lettersAfter, progressAfter } from '../../../shared/follow-up/letters-sent'
import { useConference, useLive, useRegister, useStage } from '../conference'
import { ArisingIn } from '../follow-up/ArisingIn'
import { ArisingOut } from '../follow-up/ArisingOut'
import { Matter } from '../follow-up/Matter'
import { RecommendationList } from './RecommendationList'
import '../follow-up/arising.css'

/** What the conference recommends, as the text says it now. */
export function RecommendationsPanel() {
  const { page, session } = useConference()
  const listed = useLive(page.recommendations)
  const followUp = useLive(session.followUp)
  const register = useRegister()
  const isAdopted = useStage() === 'adopted'
  return (
    <>
      <RecommendationList
        listed={listed}
        onGo={(block) => page.editor()?.goTo(block)}
        beneath={(each) => <Matter listed={each} />}
        progressOf={
          isAdopted && followUp && register
            ? ({ block }) => progressAfter(matterOf(followUp, block), lettersAfter(register, block))
            : null
        }
      />
      <ArisingOut />
      <ArisingIn />
    </>
  )
}
