import type { Place } from '../../shared/host'

/** Where the window is. There is one window, so there is one place. */
export interface Whereabouts {
  place(): Place
  /** The hub that the window may speak to there. */
  hub(): string | null
  /** The key of that hub, if it is known by one: see `InvitationLink`. */
  pin(): string | null
  set(place: Place, pin: string | null): void
}

export function whereabouts(): Whereabouts {
  let at: Place = { kind: 'welcome' }
  let key: string | null = null
  return {
    place: () => at,
    hub: () => hubOf(at),
    pin: () => key,
    set: (place, pin) => {
      at = place
      key = pin
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
