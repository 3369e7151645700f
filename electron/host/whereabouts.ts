import type { Place } from '../../shared/host'

/** Where the window is. There is one window, so there is one place. */
export interface Whereabouts {
  place(): Place
  /** The hub that the window may speak to there. */
  hub(): string | null
  set(place: Place): void
}

export function whereabouts(): Whereabouts {
  let at: Place = { kind: 'welcome' }
  return {
    place: () => at,
    hub: () => hubOf(at),
    set: (place) => {
      at = place
    },
  }
}

function hubOf(place: Place): string | null {
  switch (place.kind) {
    case 'welcome':
      return null
    case 'invited':
      return place.link.address
    case 'conference':
    case 'projector':
      return place.address
  }
}
