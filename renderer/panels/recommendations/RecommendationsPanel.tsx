import { useConference, useLive } from '../conference'
import { Matter } from '../follow-up/Matter'
import { RecommendationList } from './RecommendationList'

/** What the conference recommends, as the text says it now. */
export function RecommendationsPanel() {
  const { page } = useConference()
  const listed = useLive(page.recommendations)
  return (
    <RecommendationList
      listed={listed}
      onGo={(block) => page.editor()?.goTo(block)}
      beneath={(each) => <Matter listed={each} />}
    />
  )
}
