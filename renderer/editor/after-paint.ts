/** A frame is asked for before the page is drawn, and what waits behind it is done after. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run))
}
