import type { OpenDraft, Subject } from '../contract'

type Place = Subject['place']

export interface Carrying {
  /** What the hub says of the drafts, with those that are carried where they are now. */
  shown(told: readonly OpenDraft[]): readonly OpenDraft[]
  /** Shown there at once, and asked for when it is let go: what goes far is asked for once. */
  carry(id: string, to: Place): void
  letGo(id: string): void
}

interface Carried {
  readonly to: Place
  /** Where it stood by the hub's word: another word than that ends it, whoever has asked for that. */
  readonly was: string
  readonly isAsked: boolean
}

/** Drafts that someone here is moving to another place. */
export function createCarrying(
  ask: (id: string, to: Place) => Promise<boolean>,
  redraw: () => void,
): Carrying {
  const carried = new Map<string, Carried>()
  let last: readonly OpenDraft[] = []

  return {
    shown(told) {
      last = told
      for (const [id, { was }] of carried) {
        const place = told.find((draft) => draft.id === id)?.place
        if (JSON.stringify(place) !== was) carried.delete(id)
      }
      return told.map((draft) => {
        const to = carried.get(draft.id)?.to
        return to ? { ...draft, place: placed(to, draft) } : draft
      })
    },
    carry(id, to) {
      const draft = last.find((each) => each.id === id)
      if (draft) carried.set(id, { to, was: JSON.stringify(draft.place), isAsked: false })
      redraw()
    },
    letGo(id) {
      const held = carried.get(id)
      if (!held || held.isAsked) return
      if (JSON.stringify(held.to) === held.was) {
        carried.delete(id)
        return
      }
      carried.set(id, { ...held, isAsked: true })
      void ask(id, held.to).then((done) => {
        if (done || carried.get(id)?.to !== held.to) return
        carried.delete(id)
        redraw()
      })
    },
  }
}

/** What stands apart is not carried, and so has no section to be given. */
function placed(to: Place, { place }: OpenDraft): OpenDraft['place'] {
  return to.kind === 'apart' ? place : to
}
