import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * How many of the children of a row have room in it, from the first; `room` px are kept for what
 * stands in for the others. Measured again whenever the row or what is in it changes its size.
 */
export function useFitting(row: RefObject<HTMLElement | null>, room: number): number {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const element = row.current
    if (!element) return
    const measure = () => {
      const widths = [...element.children].map((child) => child.getBoundingClientRect().width)
      setCount(fitting(widths, element.getBoundingClientRect().width, room))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    measure()
    return () => observer.disconnect()
  }, [row, room])
  return count
}

/** All of them, if all have room: nothing stands in for anything then. */
export function fitting(widths: readonly number[], whole: number, room: number): number {
  const sum = (of: readonly number[]) => of.reduce((before, width) => before + width, 0)
  if (sum(widths) <= whole) return widths.length
  let count = 0
  for (let used = 0; count < widths.length; count++) {
    used += widths[count] ?? 0
    if (used > whole - room) break
  }
  return count
}
