/** Pages that are in sight, wholly or in part. */
export interface InSight {
  readonly from: number
  readonly to: number
}

/** How wide a page is, as a share of the pane. */
export const zooms = [1, 1.25, 1.5, 2, 3] as const

/** Between two pages, and around them. Px. */
export const gap = 12

/** A4. */
const ratio = 297 / 210

/** How pages lie beneath each other in a pane, in px. */
export interface Laid {
  readonly width: number
  readonly height: number
  readonly total: number
}

export function laid(pane: number, zoom: number, total: number): Laid {
  const width = Math.max(120, Math.floor((pane - 2 * gap) * zoom))
  return { width, height: Math.round(width * ratio), total }
}

export function topOf(page: number, { height }: Laid): number {
  return gap + (page - 1) * (height + gap)
}

export function lengthOf(all: Laid): number {
  return topOf(all.total + 1, all)
}

export function inSightOf(top: number, pane: number, all: Laid): InSight {
  const each = all.height + gap
  const last = Math.max(1, all.total)
  const at = (px: number) => Math.min(last, Math.max(1, Math.floor((px - gap) / each) + 1))
  // A margin of white that only just shows is not looked at.
  return { from: at(top + 2 * gap), to: at(top + pane - 2 * gap) }
}

/** Where to scroll so that a page is seen from its head; `null` if most of it is in sight. */
export function toSee(page: number, top: number, pane: number, all: Laid): number | null {
  const begins = topOf(page, all)
  const seen = Math.min(begins + all.height, top + pane) - Math.max(begins, top)
  return seen >= 0.6 * Math.min(all.height, pane) ? null : begins - gap
}
